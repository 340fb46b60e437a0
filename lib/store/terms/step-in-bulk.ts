import { applyChanges, invertChanges, type RowChange } from '../changes';
import { soughtOf, wordingsOf } from '../checks/recheck-terms';
import type { Sqlite } from '../sqlite';

/**
 * Takes back the last change of a termbase, or makes it again, on a bulk connection: for one of many
 * rows, in a process of its own.
 * @returns `nothing` where there is none; `changed` where the termbase is not as the change left it
 */
export function stepTermsInBulk(
  db: Sqlite,
  termbaseId: string,
  direction: 'undo' | 'redo',
): 'done' | 'nothing' | 'changed' {
  const isUndo = direction === 'undo';
  const step = (): 'done' | 'nothing' => {
    const operation = db
      .prepare(
        `SELECT "id", "changes" FROM "TermOperation" WHERE "termbaseId" = ? AND "state" = ? ORDER BY "id" ${isUndo ? 'DESC' : 'ASC'} LIMIT 1`,
      )
      .get(termbaseId, isUndo ? 'done' : 'undone') as { id: number; changes: string } | undefined;
    if (!operation) return 'nothing';
    const recorded = JSON.parse(operation.changes) as RowChange[];
    const changes = isUndo ? invertChanges(recorded) : recorded;
    applyChanges(db, changes);
    db.prepare('UPDATE "TermOperation" SET "state" = ? WHERE "id" = ?').run(
      isUndo ? 'undone' : 'done',
      operation.id,
    );
    db.prepare('INSERT INTO "TermRecheck" ("sought") VALUES (?)').run(soughtOf(wordingsOf(changes))); // prettier-ignore
    return 'done';
  };
  try {
    return db.transaction(step).immediate();
  } catch (error) {
    if (error instanceof Error && error.message.endsWith('is not as expected')) return 'changed';
    throw error;
  }
}
