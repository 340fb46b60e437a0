import type { TranslationUnit, UnitsHeader } from '@/lib/formats/types';
import { noAnnotations } from '@/lib/formats/types';
import { writeTmx } from '@/lib/formats/tmx/write';
import { StoreError } from '../errors';
import type { Sqlite } from '../sqlite';
import { stands } from './operations';
import { placesOfMoved } from './unit-places';
import { toTranslationUnit, type UnitRow, type VariantRow } from './unit-rows';

/** Units read at once, so that nothing grows. */
const window = 2000;

/**
 * A memory as TMX, piece by piece, as its file or its making had it: header, languages, properties. It
 * is the memory of one moment, whoever changes it meanwhile.
 * @param db a connection that nothing else uses meanwhile
 * @param level 2 gives inline codes back, 1 leaves them out
 * @returns the document as strings, to be encoded as UTF-8
 */
export function exportMemory(
  db: Sqlite,
  memoryId: number,
  {
    level,
    toolVersion,
    onProgress = () => undefined,
  }: { level: 1 | 2; toolVersion: string; onProgress?: (units: number) => void },
): AsyncGenerator<string> {
  const memory = db
    .prepare('SELECT "header", "langs" FROM "Memory" WHERE "id" = ?')
    .get(memoryId) as { header: string | null; langs: string } | undefined;
  if (!memory) throw new StoreError('unknown-memory', `There is no memory ${memoryId}.`);
  const header = headerOf(memory.header, toolVersion);
  const units = unitsOf(db, memoryId, header.sourceLang, onProgress);
  return ofOneMoment(db, writeTmx(units, header, { level }));
}

/** With a log beside the database, who reads holds up nobody who writes. */
async function* ofOneMoment(db: Sqlite, pieces: AsyncIterable<string>): AsyncGenerator<string> {
  db.exec('BEGIN');
  try {
    yield* pieces;
  } finally {
    db.exec('COMMIT');
  }
}

/** The units of a memory that stand, in their order. */
export function* unitsOf(
  db: Sqlite,
  memoryId: number,
  headerLang: string | null,
  onProgress: (units: number) => void = () => undefined,
): Generator<TranslationUnit> {
  let units = 0;
  for (const { row, further } of unitRowsOf(db, memoryId)) {
    yield toTranslationUnit(row, further, headerLang);
    if (++units % window === 0) onProgress(units);
  }
}

/** The rows of the units of a memory that stand, in their order, two windows of them held at a time. */
export function* unitRowsOf(
  db: Sqlite,
  memoryId: number,
): Generator<{ row: UnitRow; further: VariantRow[] }> {
  const furtherOf = db.prepare(
    `SELECT * FROM "Variant" WHERE "unitId" IN (SELECT "value" FROM json_each(?)) ORDER BY "id"`,
  );
  const hasFurther = db.prepare('SELECT 1 FROM "Variant" LIMIT 1').get() !== undefined;
  for (const rows of rowWindows(db, memoryId)) {
    const further = new Map<number, VariantRow[]>();
    if (hasFurther)
      for (const variant of furtherOf.all(
        JSON.stringify(rows.map(({ id }) => id)),
      ) as (VariantRow & { unitId: number })[])
        // prettier-ignore
        further.set(variant.unitId, [...(further.get(variant.unitId) ?? []), variant]);
    for (const row of rows) yield { row, further: further.get(row.id) ?? [] };
  }
}

/** The units by their ids, and between them those that stand in the place of others. */
function* rowWindows(db: Sqlite, memoryId: number): Generator<UnitRow[]> {
  const { first, last } = db
    .prepare('SELECT min("id") AS "first", max("id") AS "last" FROM "Unit" WHERE "memoryId" = ?')
    .get(memoryId) as { first: number | null; last: number | null };
  if (first === null || last === null) return;
  // The plus keeps SQLite from the index by memory, for which it would sort all that is left for each window.
  const rowsAfter = db.prepare(
    `SELECT ${columns} FROM "Unit" AS u WHERE u."id" > ? AND u."id" <= ? AND +u."memoryId" = ? AND u."place" IS NULL
      AND ${stands} ORDER BY u."id" LIMIT ${window}`,
  );
  const rowsWith = db.prepare(
    `SELECT ${columns} FROM json_each(?) AS wanted JOIN "Unit" AS u ON u."id" = wanted."value" ORDER BY wanted."key"`,
  );
  for (const statement of [rowsAfter, rowsWith]) statement.raw();
  const moved = [...placesOfMoved(db, memoryId)];
  let rows: UnitRow[] = [];
  let [after, next, isAll] = [first - 1, 0, false];
  do {
    if (rows.length === 0 && !isAll) {
      rows = (rowsAfter.all(after, last, memoryId) as RawRow[]).map(rowOf);
      after = rows.at(-1)?.id ?? after;
      isAll = rows.length < window;
    }
    const some = moved.slice(next, next + window);
    // Behind the last unit that was read, or the last place, nothing is known yet.
    const known = Math.min(isAll ? Infinity : after, some.length < window ? Infinity : some.at(-1)![1]); // prettier-ignore
    const placed = some.filter(([, place]) => place <= known).map(([id]) => id);
    next += placed.length;
    const own = rows.filter(({ id }) => id <= known);
    rows = rows.slice(own.length);
    if (placed.length === 0) yield own;
    else
      yield [...own, ...(rowsWith.all(JSON.stringify(placed)) as RawRow[]).map(rowOf)].sort(
        (a, b) => (a.place ?? a.id) - (b.place ?? b.id),
      );
  } while (rows.length > 0 || !isAll || next < moved.length);
}

const names = ['id', 'memoryId', 'madeBy', 'goneBy', 'tuid', 'sourceLang', 'targetLang', 'source', 'target', 'sourceMarkup', 'targetMarkup', 'previous', 'next', 'createdAt', 'createdBy', 'changedAt', 'changedBy', 'usageCount', 'usedAt', 'details', 'place'] as const satisfies readonly (keyof UnitRow)[]; // prettier-ignore
const columns = names.map((name) => `u."${name}"`).join(', ');

type Values<Names extends readonly (keyof UnitRow)[]> = {
  -readonly [At in keyof Names]: UnitRow[Names[At]];
};
type RawRow = Values<typeof names>;

/** Rows come as lists: as objects by name they take three times as long, and a million of them are read. */
function rowOf(row: RawRow): UnitRow {
  return {
    id: row[0],
    memoryId: row[1],
    madeBy: row[2],
    goneBy: row[3],
    tuid: row[4],
    sourceLang: row[5],
    targetLang: row[6],
    source: row[7],
    target: row[8],
    sourceMarkup: row[9],
    targetMarkup: row[10],
    previous: row[11],
    next: row[12],
    createdAt: row[13],
    createdBy: row[14],
    changedAt: row[15],
    changedBy: row[16],
    usageCount: row[17],
    usedAt: row[18],
    details: row[19],
    place: row[20],
  };
}

function headerOf(stored: string | null, toolVersion: string): UnitsHeader {
  const made: UnitsHeader = {
    ...noAnnotations,
    version: '1.4',
    sourceLang: null,
    tool: 'Hebi',
    toolVersion,
    createdAt: new Date(),
    createdBy: null,
    changedAt: null,
    changedBy: null,
    encodings: [],
  };
  if (stored === null) return made;
  const header = JSON.parse(stored) as UnitsHeader;
  // JSON has no dates.
  const date = (at: unknown) => (typeof at === 'string' ? new Date(at) : null);
  return { ...header, createdAt: date(header.createdAt), changedAt: date(header.changedAt) };
}
