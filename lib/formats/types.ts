/** A named fact about a file, a unit or a variant (TMX `prop`). Names may repeat. */
export interface Property {
  type: string;
  value: string;
  /** Language of the value, as written. */
  lang?: string;
}

export interface Note {
  text: string;
  /** Language of the note, as written. */
  lang?: string;
}

/** Who made something, when, and how often it served. What a file does not say is null. */
export interface Provenance {
  createdAt: Date | null;
  createdBy: string | null;
  changedAt: Date | null;
  changedBy: string | null;
  usedAt: Date | null;
  usageCount: number | null;
}

/** What is kept of a file's own words, to be given back on export. */
export interface Annotations {
  properties: readonly Property[];
  notes: readonly Note[];
  /**
   * Attributes that have no field of their own (`segtype`, `datatype`, `o-encoding`, `x-…`), by the
   * name and with the value that they have in the file; also a date or count that makes no sense.
   */
  attributes: Readonly<Record<string, string>>;
}

/** One language's side of a translation unit (TMX `tuv`). */
export interface Variant extends Provenance, Annotations {
  /** BCP 47 in canonical form (`zh-CN`, `en`); as written where it is no such tag. */
  lang: string;
  /** What a reader sees: without inline codes. */
  text: string;
  /**
   * The segment with its inline codes as XML (`Press <bpt i="1">&lt;b></bpt>OK<ept i="1"/>`), to be
   * given back on export (TMX level 2) and read by `parseMarkup`; null where there are none.
   */
  markup: string | null;
}

/** What belongs together as translations of each other (TMX `tu`). */
export interface TranslationUnit extends Provenance, Annotations {
  /** `tuid`; unique where Hebi writes it, but not in every file. */
  id: string | null;
  /** Language that was translated from, canonical; null where any may be (`*all*`) or none is said. */
  sourceLang: string | null;
  /** In the order of the file. A language may come several times: alternatives. */
  variants: readonly Variant[];
}

/** A character set of its own (TMX `ude` with its `map`s), kept as it is written. */
export interface UserEncoding {
  name: string;
  base: string | null;
  maps: readonly Readonly<Record<string, string>>[];
}

/** What a file of units says of itself. */
export interface UnitsHeader extends Annotations {
  /** Version of the format that the file claims: `1.4`; '' where it claims none. */
  version: string;
  /** Language of the sources where a unit says nothing else; null where any may be. */
  sourceLang: string | null;
  /** The program that wrote the file, and its version; '' where not said. */
  tool: string;
  toolVersion: string;
  createdAt: Date | null;
  createdBy: string | null;
  changedAt: Date | null;
  changedBy: string | null;
  encodings: readonly UserEncoding[];
}

/** Nothing known of who and when. */
export const noProvenance: Provenance = Object.freeze({
  createdAt: null,
  createdBy: null,
  changedAt: null,
  changedBy: null,
  usedAt: null,
  usageCount: null,
});

/** Nothing further known. Shared, so that a million plain units cost little. */
export const noAnnotations: Annotations = Object.freeze({
  properties: Object.freeze([]),
  notes: Object.freeze([]),
  attributes: Object.freeze({}),
});
