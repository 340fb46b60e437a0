import { StoreError } from '../errors';
import type { Sqlite } from '../sqlite';
import { changeMemory, stands } from './operations';
import type { UnitAddition, UnitEdit } from './service-messages';
import type { UnitView } from './types';
import { insertUnit } from './unit-inserter';
import type { NewUnit, UnitRow, VariantRow } from './unit-rows';

/**
 * Another wording of a unit, in the place of the one that stands.
 * @throws StoreError `changed-meanwhile` where it does not stand any more; `invalid` for an empty side
 */
export function editUnit(db: Sqlite, { memoryId, id, source, target, author }: UnitEdit): UnitView {
  if (source.trim() === '') throw new StoreError('invalid', 'A unit needs a source.');
  return changeMemory(db, memoryId, 'edit', author, (operation) => {
    const row = standingUnit(db, memoryId, id);
    const made = replaceUnit(db, operation, row, { source, target }, author);
    return { added: 1, removed: 1, result: made, detail: { source: source.slice(0, 200) } };
  });
}

/** Takes units away. @returns how many of them stood */
export function deleteUnits(
  db: Sqlite,
  memoryId: number,
  ids: readonly number[],
  author: string,
): number {
  return changeMemory(db, memoryId, 'delete', author, (operation) => {
    const { changes } = db
      .prepare(
        `UPDATE "Unit" AS u SET "goneBy" = ? WHERE u."memoryId" = ?
          AND u."id" IN (SELECT "value" FROM json_each(?)) AND ${stands}`,
      )
      .run(operation, memoryId, JSON.stringify(ids));
    return { added: 0, removed: changes, result: changes };
  });
}

/**
 * Adds a unit. One that is there already, with the same source, target and context, is given back as it is.
 * @param unitsOf ids of units with a source, some of which may be gone: `MemorySearcher.unitsOf`
 * @throws StoreError `invalid` where a side is empty
 */
export function addUnit(
  db: Sqlite,
  { memoryId, author, ...addition }: UnitAddition,
  unitsOf: (memoryId: number, lang: string, source: string) => readonly number[],
): UnitView {
  if (addition.source.trim() === '' || addition.target.trim() === '')
    throw new StoreError('invalid', 'A unit needs a source and a target.');
  const unit: NewUnit = {
    ...plainUnit,
    ...addition,
    previous: addition.previous ?? null,
    next: addition.next ?? null,
    createdAt: new Date().toISOString(),
    createdBy: author || null,
  };
  return changeMemory(db, memoryId, 'add', author, (operation) => {
    const same = db
      .prepare(
        `SELECT u.* FROM json_each(?) AS found JOIN "Unit" AS u ON u."id" = found."value" WHERE u."memoryId" = ?
          AND u."source" = ? AND u."target" = ? AND u."previous" IS ? AND u."next" IS ? AND ${stands}`,
      )
      .get(JSON.stringify(unitsOf(memoryId, unit.sourceLang, unit.source)), memoryId, unit.source, unit.target, unit.previous, unit.next) as UnitRow | undefined; // prettier-ignore
    if (same) return { added: 0, removed: 0, result: unitView(same) };
    const id = insertUnit(db, memoryId, operation, unit);
    addLanguages(db, memoryId, [unit.sourceLang, unit.targetLang]);
    return { added: 1, removed: 0, result: unitView({ ...unit, id }) };
  });
}

/** Writes a changed copy of a unit in its place and takes the unit away, as part of an operation. */
export function replaceUnit(
  db: Sqlite,
  operation: number,
  row: UnitRow,
  to: { source: string; target: string },
  author: string,
): UnitView {
  const further = db
    .prepare('SELECT * FROM "Variant" WHERE "unitId" = ? ORDER BY "id"')
    .all(row.id) as VariantRow[];
  const unit: NewUnit = {
    ...row,
    ...to,
    // Inline codes belong to the wording that had them.
    sourceMarkup: to.source === row.source ? row.sourceMarkup : null,
    targetMarkup: to.target === row.target ? row.targetMarkup : null,
    changedAt: new Date().toISOString(),
    changedBy: author || null,
    further,
  };
  const id = insertUnit(db, row.memoryId, operation, unit);
  db.prepare('UPDATE "Unit" SET "place" = ? WHERE "id" = ?').run(row.place ?? row.id, id);
  db.prepare('UPDATE "Unit" SET "goneBy" = ? WHERE "id" = ?').run(operation, row.id);
  return unitView({ ...unit, id });
}

/** A unit as pages see it. */
export function unitView(row: Pick<UnitRow, keyof UnitView>): UnitView {
  const { id, source, target, sourceLang, targetLang } = row;
  const { createdAt, createdBy, changedAt, changedBy, usageCount } = row;
  return { id, source, target, sourceLang, targetLang, createdAt, createdBy, changedAt, changedBy, usageCount }; // prettier-ignore
}

function standingUnit(db: Sqlite, memoryId: number, id: number): UnitRow {
  const row = db
    .prepare(`SELECT u.* FROM "Unit" AS u WHERE u."id" = ? AND u."memoryId" = ? AND ${stands}`)
    .get(id, memoryId) as UnitRow | undefined;
  if (!row)
    throw new StoreError('changed-meanwhile', 'This unit was changed or deleted meanwhile.');
  return row;
}

/** Names languages among those of a memory: only those are searched. */
export function addLanguages(db: Sqlite, memoryId: number, langs: readonly string[]): void {
  const { langs: old } = db
    .prepare('SELECT "langs" FROM "Memory" WHERE "id" = ?')
    .get(memoryId) as {
    langs: string;
  };
  const all = [...new Set([...(JSON.parse(old) as string[]), ...langs])].filter((lang) => lang !== ''); // prettier-ignore
  db.prepare('UPDATE "Memory" SET "langs" = ? WHERE "id" = ?').run(JSON.stringify(all), memoryId);
}

const plainUnit = {
  tuid: null,
  sourceMarkup: null,
  targetMarkup: null,
  changedAt: null,
  changedBy: null,
  usageCount: null,
  usedAt: null,
  details: null,
  further: [],
};
