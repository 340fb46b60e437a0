/** One side of a translation unit. */
export interface Variant {
  /** BCP 47, as the receiving tool expects it: `zh-CN`, `en`. */
  lang: string;
  text: string;
}

/** A source/target pair on its way out, or in. */
export interface TranslationUnit {
  /** Unique in its file. */
  id: string;
  source: Variant;
  target: Variant;
  createdAt: Date;
  changedAt: Date;
  /** Who made the last change; '' where nobody gave a name. */
  changedBy: string;
  /** Further facts, by name. */
  properties: Readonly<Record<string, string>>;
}

/** What a file of units says of itself. */
export interface UnitsHeader {
  /** Language of the sources. */
  sourceLang: string;
  /** Version of Hebi. */
  toolVersion: string;
  createdAt: Date;
  properties: Readonly<Record<string, string>>;
}
