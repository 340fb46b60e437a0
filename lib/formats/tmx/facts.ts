import {
  noAnnotations,
  noProvenance,
  type Annotations,
  type Note,
  type Property,
  type Provenance,
} from '../types';
import { readTmxDate } from './dates';

/**
 * A property of this name and the rest of it holds an attribute that the document type of TMX does
 * not know, so that an export is valid and loses nothing.
 */
export const attributeProperty = 'x-attribute:';

type Attributes = Readonly<Record<string, string>>;

/** The attributes that have fields of their own. */
const dates = {
  creationdate: 'createdAt',
  changedate: 'changedAt',
  lastusagedate: 'usedAt',
} as const;
const people = { creationid: 'createdBy', changeid: 'changedBy' } as const;

/**
 * Sorts a tag's attributes into what has a field and the rest.
 * @param elsewhere attributes that the caller has read
 */
export function readFacts(
  attributes: Attributes,
  elsewhere: ReadonlySet<string>,
): { provenance: Provenance; rest: Record<string, string> | null } {
  let found: { -readonly [Key in keyof Provenance]: Provenance[Key] } | null = null;
  let rest: Record<string, string> | null = null;
  for (const name in attributes) {
    if (elsewhere.has(name)) continue;
    const value = attributes[name]!;
    if (value === '') continue;
    if (name in dates) {
      const date = readTmxDate(value);
      if (date) {
        (found ??= { ...noProvenance })[dates[name as keyof typeof dates]] = date;
        continue;
      }
    } else if (name in people) {
      (found ??= { ...noProvenance })[people[name as keyof typeof people]] = value;
      continue;
    } else if (name === 'usagecount' && /^\d{1,9}$/.test(value)) {
      (found ??= { ...noProvenance }).usageCount = Number(value);
      continue;
    }
    (rest ??= {})[name] = value;
  }
  return { provenance: found ?? noProvenance, rest };
}

/** Notes and properties as they come, and the attributes that properties hold. */
export class AnnotationsBuilder {
  private properties: Property[] | null = null;
  private notes: Note[] | null = null;

  constructor(private attributes: Record<string, string> | null) {}

  addNote(text: string, { 'xml:lang': lang, lang: oldLang }: Attributes): void {
    (this.notes ??= []).push(withLang({ text }, lang ?? oldLang));
  }

  addProperty(value: string, attributes: Attributes): void {
    const { 'xml:lang': lang, lang: oldLang } = attributes;
    // Zanata writes the type as a name.
    const type = attributes.type ?? attributes.name ?? '';
    if (type.startsWith(attributeProperty))
      (this.attributes ??= {})[type.slice(attributeProperty.length)] = value;
    else (this.properties ??= []).push(withLang({ type, value }, lang ?? oldLang));
  }

  /** @param inherited attributes that hold where the tag says nothing else */
  build(inherited: Attributes = noAnnotations.attributes): Annotations {
    if (this.properties === null && this.notes === null && this.attributes === null)
      return inherited === noAnnotations.attributes
        ? noAnnotations
        : { ...noAnnotations, attributes: inherited };
    return {
      properties: this.properties ?? noAnnotations.properties,
      notes: this.notes ?? noAnnotations.notes,
      attributes: this.attributes === null ? inherited : { ...inherited, ...this.attributes },
    };
  }
}

function withLang<T extends object>(fact: T, lang: string | undefined): T & { lang?: string } {
  return lang === undefined ? fact : { ...fact, lang };
}
