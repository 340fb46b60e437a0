import { noAnnotations, type UnitsHeader, type UserEncoding } from '../types';
import { AnnotationsBuilder, readFacts } from './facts';

type Attributes = Readonly<Record<string, string>>;

const headerFields = new Set(['srclang', 'creationtool', 'creationtoolversion']);
/** Header attributes that hold for units which say nothing else, and what Hebi takes for granted. */
const inheritable: readonly [string, ReadonlySet<string>][] = [
  ['segtype', new Set(['sentence'])],
  ['datatype', new Set(['plaintext', 'PlainText', 'unknown'])],
];

/** Gathers the header of a document as its parts come. */
export class HeaderBuilder {
  attributes: Attributes = {};
  readonly annotations = new AnnotationsBuilder(null);
  private readonly encodings: UserEncoding[] = [];
  private maps: Attributes[] = [];

  /** A `ude`; the maps that follow are its. */
  addEncoding({ name = '', base }: Attributes): void {
    this.encodings.push({ name, base: base ?? null, maps: (this.maps = []) });
  }

  addMap(attributes: Attributes): void {
    this.maps.push({ ...attributes });
  }

  build(version: string, sourceLang: string | null): UnitsHeader {
    const { creationtool = '', creationtoolversion = '', ...others } = this.attributes;
    const { provenance, rest } = readFacts(others, headerFields);
    const { createdAt, createdBy, changedAt, changedBy } = provenance;
    return {
      version,
      sourceLang,
      tool: creationtool,
      toolVersion: creationtoolversion,
      createdAt,
      createdBy,
      changedAt,
      changedBy,
      encodings: this.encodings,
      ...this.annotations.build(rest ?? undefined),
    };
  }
}

/** What of a header's attributes holds for its units. */
export function inheritedFrom(attributes: Attributes): Attributes {
  let inherited: Attributes = noAnnotations.attributes;
  for (const [name, granted] of inheritable) {
    const value = attributes[name];
    if (value !== undefined && !granted.has(value)) inherited = { ...inherited, [name]: value };
  }
  return inherited;
}
