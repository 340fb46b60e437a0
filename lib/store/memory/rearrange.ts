import { StoreError } from '../errors';
import type { Sqlite } from '../sqlite';
import { unitRowsOf } from './export';
import { deleteMemory } from './memories';
import type { MemoryOperationKind } from './operations';
import type { MemorySummary } from './types';
import { UnitAdder, type DuplicatePolicy } from './unit-adder';
import type { NewUnit, UnitRow, VariantRow } from './unit-rows';

interface Options {
  author: string;
  duplicates: DuplicatePolicy;
  onProgress: (units: number) => void;
}

/**
 * Puts the units of memories together into one of a name, made where there is none; the others are
 * deleted, and come back where it is taken back.
 * @returns how many units came in
 */
export async function mergeMemories(
  db: Sqlite,
  from: readonly MemorySummary[],
  into: string,
  options: Options,
): Promise<number> {
  const others = from.filter(({ name }) => name !== into);
  const names = others.map(({ name }) => name).join(', ');
  const adder = await filled(db, into, 'merge', unitsOf(db, others), options);
  await standTogether(db, [{ adder, detail: { file: names } }], others);
  return addedBy(adder);
}

/** What a unit must be to be taken: all that is given. */
export interface UnitFilter {
  /** Held by either side, whatever its case. */
  contains?: string | undefined;
  /** A language (BCP 47) of source or target. */
  lang?: string | undefined;
  /** Who made or changed it. */
  author?: string | undefined;
  /** Changed, or else made, on this day or later; earlier than this day. ISO 8601. */
  since?: string | undefined;
  before?: string | undefined;
}

/** Copies the units of a memory that a filter lets through into another. @returns how many */
export async function filterMemory(
  db: Sqlite,
  from: MemorySummary,
  into: string,
  filter: UnitFilter,
  options: Options,
): Promise<number> {
  if (from.name === into)
    throw new StoreError('invalid', 'Name another memory for what is found.', { name: into });
  const found = (function* () {
    for (const unit of unitsOf(db, [from])) if (passes(unit.row, filter)) yield unit;
  })();
  const adder = await filled(db, into, 'filter', found, options);
  await standTogether(db, [{ adder, detail: { file: from.name } }]);
  return addedBy(adder);
}

/**
 * Parts a memory into several, by what `keyOf` says of each unit, named `NAME (key)`; it is deleted
 * itself, and comes back where that is taken back. All parts stand at once, or none.
 * @returns the units of each part
 * @throws StoreError `invalid` where there is nothing to part, or more than 100 parts
 */
export async function splitMemory(
  db: Sqlite,
  memory: MemorySummary,
  keyOf: (row: UnitRow, place: number) => string,
  options: Options,
): Promise<Map<string, number>> {
  const keys = new Map<string, number>();
  let place = 0;
  for (const { row } of unitRowsOf(db, memory.id)) {
    const key = keyOf(row, place++);
    keys.set(key, (keys.get(key) ?? 0) + 1);
    if (keys.size > mostParts)
      throw new StoreError('invalid', `This would make more than ${mostParts} memories.`);
  }
  if (keys.size < 2)
    throw new StoreError('invalid', `All units of ${memory.name} are of one part.`);
  const parts = new Map<string, UnitAdder>();
  try {
    for (const key of keys.keys()) {
      const own = (function* () {
        let at = 0;
        for (const unit of unitsOf(db, [memory])) if (keyOf(unit.row, at++) === key) yield unit;
      })();
      const name = `${memory.name} (${key || '–'})`;
      parts.set(name, await filled(db, name, 'split', own, options));
    }
    const detail = { file: memory.name, parts: [...parts.values()].filter((it) => addedBy(it) > 0).map((it) => it.operation).join(',') }; // prettier-ignore
    await standTogether(db, [...parts.values()].map((adder) => ({ adder, detail })), [memory]); // prettier-ignore
  } catch (error) {
    for (const adder of parts.values()) await adder.abandon();
    throw error;
  }
  return new Map([...parts].map(([name, adder]) => [name, addedBy(adder)]));
}

const mostParts = 100;

interface StandingUnit {
  row: UnitRow;
  further: VariantRow[];
}

function* unitsOf(db: Sqlite, memories: readonly MemorySummary[]): Generator<StandingUnit> {
  for (const { id } of memories) yield* unitRowsOf(db, id);
}

/** Units written to a memory that do not stand yet; none where an error is thrown. */
async function filled(
  db: Sqlite,
  name: string,
  kind: MemoryOperationKind,
  units: Iterable<StandingUnit>,
  { author, duplicates, onProgress }: Options,
): Promise<UnitAdder> {
  const adder = new UnitAdder(db, { name, author, kind, duplicates });
  try {
    let done = 0;
    for (const { row, further } of units) {
      const unit: NewUnit = { ...row, further };
      done++;
      if (!adder.add(unit)) continue;
      onProgress(done);
      await adder.ready();
    }
    await adder.prepare();
  } catch (error) {
    await adder.abandon();
    throw error;
  }
  return adder;
}

/** Lets what was filled stand, and deletes what it came from: all in one transaction. */
async function standTogether(
  db: Sqlite,
  filled: readonly { adder: UnitAdder; detail: Record<string, string> }[],
  gone: readonly MemorySummary[] = [],
): Promise<void> {
  const away: Record<string, string> =
    gone.length > 0 ? { gone: gone.map(({ id }) => id).join(',') } : {};
  try {
    db.transaction(() => {
      for (const { adder, detail } of filled)
        if (addedBy(adder) > 0) adder.stand({ ...detail, ...away });
      for (const { id } of gone) deleteMemory(db, id);
    }).immediate();
  } catch (error) {
    for (const { adder } of filled) await adder.abandon();
    throw error;
  }
}

function addedBy({ added, replaced }: UnitAdder): number {
  return added + replaced;
}

function passes(row: UnitRow, { contains, lang, author, since, before }: UnitFilter): boolean {
  const date = row.changedAt ?? row.createdAt ?? '';
  const holds = (text: string) => text.toLowerCase().includes(contains!.toLowerCase());
  return (
    (contains === undefined || holds(row.source) || holds(row.target)) &&
    (lang === undefined || isOf(row.sourceLang, lang) || isOf(row.targetLang, lang)) &&
    (author === undefined || row.changedBy === author || row.createdBy === author) &&
    (since === undefined || date >= since) &&
    (before === undefined || (date !== '' && date < before))
  );
}

/** `zh-CN` is of `zh`. */
function isOf(tag: string, lang: string): boolean {
  const [own, wanted] = [tag.toLowerCase(), lang.toLowerCase()];
  return own === wanted || own.startsWith(`${wanted}-`);
}
