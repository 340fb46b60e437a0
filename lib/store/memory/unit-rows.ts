import type { Annotations, Provenance, TranslationUnit, Variant } from '@/lib/formats/types';
import { noAnnotations, noProvenance } from '@/lib/formats/types';
import { matchedAs } from './languages';

/** How a unit lies in its tables: the pair in `Unit`, what has more sides in `Variant`. */

export interface UnitRow {
  id: number;
  memoryId: number;
  madeBy: number;
  goneBy: number | null;
  /** The id of the first unit that stood where it stands; null where it is in the place of none. */
  place: number | null;
  tuid: string | null;
  sourceLang: string;
  targetLang: string;
  source: string;
  target: string;
  sourceMarkup: string | null;
  targetMarkup: string | null;
  previous: string | null;
  next: string | null;
  createdAt: string | null;
  createdBy: string | null;
  changedAt: string | null;
  changedBy: string | null;
  usageCount: number | null;
  usedAt: string | null;
  details: string | null;
}

export interface VariantRow {
  lang: string;
  text: string;
  markup: string | null;
  details: string | null;
}

export type NewUnit = Omit<UnitRow, 'id' | 'memoryId' | 'madeBy' | 'goneBy' | 'place'> & {
  further: readonly VariantRow[];
};

/** An index's id of a further side is its row's, from here on; below stand the ids of units. */
export const furtherSides = 2 ** 31;

/** `details` of a unit: each part only where it holds something. */
interface Details {
  sourceLang?: string | null;
  unit?: Facts;
  source?: Facts;
  target?: Facts;
}

type Facts = Partial<Omit<Variant, 'lang' | 'text' | 'markup'>>;

const noFurther: readonly VariantRow[] = [];

/** Names by which tools write the source before and after: OmegaT; Okapi and others. */
const contextNames = {
  previous: ['prev', 'x-context-pre', 'x-context-previous', 'x-previous-source-text'],
  next: ['next', 'x-context-post', 'x-context-next', 'x-next-source-text'],
} as const;

/**
 * @param wanted where several languages stand in a unit: the one from which, the one into which
 */
export function toNewUnit(
  unit: TranslationUnit,
  headerLang: string | null,
  wanted: { source?: string | undefined; target?: string | undefined } = {},
): NewUnit {
  const { variants } = unit;
  const spoken = unit.sourceLang ?? headerLang;
  const source = pick(variants, wanted.source ?? spoken) ?? variants[0]!;
  // Nearly all have two.
  const others = variants.length === 2 ? null : variants.filter((variant) => variant !== source);
  const target =
    others === null
      ? variants[source === variants[0] ? 1 : 0]
      : ((wanted.target === undefined ? undefined : pick(others, wanted.target)) ??
        others.find(({ lang }) => lang !== source.lang) ??
        others[0]);
  const details: Details = {};
  if (unit.sourceLang !== headerLang) details.sourceLang = unit.sourceLang;
  // Its dates and people have columns of their own.
  const ofUnit = factsOf(noProvenance, unit);
  if (ofUnit) details.unit = ofUnit;
  const ofSource = factsOf(source, source);
  if (ofSource) details.source = ofSource;
  const ofTarget = target && factsOf(target, target);
  if (ofTarget) details.target = ofTarget;
  return {
    tuid: unit.id,
    sourceLang: source.lang,
    targetLang: target?.lang ?? '',
    source: source.text,
    target: target?.text ?? '',
    sourceMarkup: source.markup,
    targetMarkup: target?.markup ?? null,
    previous: contextOf(unit, source, contextNames.previous),
    next: contextOf(unit, source, contextNames.next),
    createdAt: iso(unit.createdAt),
    createdBy: unit.createdBy,
    changedAt: iso(unit.changedAt),
    changedBy: unit.changedBy,
    usageCount: unit.usageCount,
    usedAt: iso(unit.usedAt),
    details:
      ofUnit || ofSource || ofTarget || 'sourceLang' in details ? JSON.stringify(details) : null,
    further:
      others === null || others.length < 2
        ? noFurther
        : others
            .filter((variant) => variant !== target)
            .map((variant) => {
              const facts = factsOf(variant, variant);
              const { lang, text, markup } = variant;
              return { lang, text, markup, details: facts ? JSON.stringify(facts) : null };
            }),
  };
}

/** The unit that the rows were made of. */
export function toTranslationUnit(
  row: UnitRow,
  further: readonly VariantRow[],
  headerLang: string | null,
): TranslationUnit {
  const details = (row.details === null ? {} : JSON.parse(row.details)) as Details;
  const variants = [variantOf(row.sourceLang, row.source, row.sourceMarkup, details.source)];
  if (row.targetLang !== '')
    variants.push(variantOf(row.targetLang, row.target, row.targetMarkup, details.target));
  for (const { lang, text, markup, details: facts } of further)
    variants.push(variantOf(lang, text, markup, facts === null ? undefined : JSON.parse(facts)));
  return {
    ...noAnnotations,
    ...details.unit,
    id: row.tuid,
    sourceLang: 'sourceLang' in details ? details.sourceLang! : headerLang,
    createdAt: date(row.createdAt),
    createdBy: row.createdBy,
    changedAt: date(row.changedAt),
    changedBy: row.changedBy,
    usedAt: date(row.usedAt),
    usageCount: row.usageCount,
    variants,
  };
}

/** A unit's text in each language that is matched as one, with the index's id for it. */
export function* sidesOf(
  id: number,
  unit: Pick<UnitRow, 'sourceLang' | 'targetLang' | 'source' | 'target'>,
  further: readonly (VariantRow & { id: number })[],
): Generator<{ id: number; lang: string; text: string; isSource: boolean }> {
  const sourceLang = matchedAs(unit.sourceLang, unit.source);
  yield { id, lang: sourceLang, text: unit.source, isSource: true };
  const lang = matchedAs(unit.targetLang, unit.target);
  // A side in the source's language again is an alternative, not something to translate from.
  if (lang !== '' && lang !== sourceLang) yield { id, lang, text: unit.target, isSource: false };
  for (const { id, lang, text } of further)
    yield { id: furtherSides + id, lang: matchedAs(lang, text), text, isSource: false };
}

function pick(variants: readonly Variant[], lang: string | null): Variant | undefined {
  if (lang === null) return undefined;
  for (const variant of variants) if (variant.lang === lang) return variant;
  const lower = lang.toLowerCase();
  return (
    variants.find((variant) => variant.lang.toLowerCase() === lower) ??
    variants.find(({ lang: own, text }) => matchedAs(own, text) === matchedAs(lang, text)) ??
    variants.find(({ lang: own }) => own.split('-')[0]!.toLowerCase() === lower.split('-')[0])
  );
}

function factsOf(
  provenance: Provenance,
  { properties, notes, attributes }: Annotations,
): Facts | null {
  // As the reader gives them where there is nothing: a million units have none.
  if (isPlain(provenance) && properties.length === 0 && notes.length === 0 && isEmpty(attributes))
    return null;
  const { createdAt, createdBy, changedAt, changedBy, usedAt, usageCount } = provenance;
  const facts: Facts = {};
  if (createdAt) facts.createdAt = createdAt;
  if (createdBy !== null) facts.createdBy = createdBy;
  if (changedAt) facts.changedAt = changedAt;
  if (changedBy !== null) facts.changedBy = changedBy;
  if (usedAt) facts.usedAt = usedAt;
  if (usageCount !== null) facts.usageCount = usageCount;
  if (properties.length > 0) facts.properties = properties;
  if (notes.length > 0) facts.notes = notes;
  if (!isEmpty(attributes)) facts.attributes = attributes;
  return isEmpty(facts) ? null : facts;
}

function isPlain(of: Provenance): boolean {
  return (
    of.createdAt === null &&
    of.createdBy === null &&
    of.changedAt === null &&
    of.changedBy === null &&
    of.usedAt === null &&
    of.usageCount === null
  );
}

function isEmpty(object: object): boolean {
  for (const name in object) if (Object.hasOwn(object, name)) return false;
  return true;
}

function variantOf(lang: string, text: string, markup: string | null, facts: Facts = {}): Variant {
  return {
    ...noProvenance,
    ...noAnnotations,
    ...facts,
    // JSON has no dates.
    createdAt: date(facts.createdAt),
    changedAt: date(facts.changedAt),
    usedAt: date(facts.usedAt),
    lang,
    text,
    markup,
  };
}

function contextOf(
  unit: TranslationUnit,
  source: Variant,
  names: readonly string[],
): string | null {
  if (unit.properties.length === 0 && source.properties.length === 0) return null;
  const found = [...unit.properties, ...source.properties].find(({ type }) =>
    names.includes(type.toLowerCase()),
  );
  return found?.value ?? null;
}

function iso(at: Date | null): string | null {
  return at === null ? null : at.toISOString();
}

function date(at: unknown): Date | null {
  if (at === null || at === undefined) return null;
  return at instanceof Date ? at : new Date(at as string);
}
