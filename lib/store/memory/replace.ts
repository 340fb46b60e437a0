import { StoreError } from '../errors';
import type { Sqlite } from '../sqlite';
import { unitRowsOf } from './export';
import { changeMemory } from './operations';
import type { ReplaceOrder, ReplacePreview } from './service-messages';
import { replaceUnit } from './unit-edits';
import type { UnitRow } from './unit-rows';

/** Shown before one says yes. */
const mostExamples = 100;
/** More in one step would hold up everyone else. */
const mostReplaced = 20_000;

/** The units that a replacement would change, and how. Linear in the size of the memory. */
export function previewReplace(db: Sqlite, order: ReplaceOrder): ReplacePreview {
  const preview: ReplacePreview = { total: 0, examples: [] };
  for (const { row, after } of changed(db, order)) {
    preview.total++;
    if (preview.examples.length < mostExamples)
      preview.examples.push({ id: row.id, before: row[order.side], after });
  }
  return preview;
}

/**
 * Replaces a text wherever it stands, as one change.
 * @returns how many units were changed
 * @throws StoreError `invalid` where nothing is sought, or more than 20,000 units are found
 */
export function replaceInUnits(db: Sqlite, order: ReplaceOrder, author: string): number {
  return changeMemory(db, order.memoryId, 'replace', author, (operation) => {
    const found = [...changed(db, order)];
    if (found.length > mostReplaced)
      throw new StoreError('invalid', `${found.length} units hold this text; at most ${mostReplaced} are changed at once. Look for more of it.`); // prettier-ignore
    for (const { row, after } of found)
      replaceUnit(db, operation, row, { source: row.source, target: row.target, [order.side]: after }, author); // prettier-ignore
    return {
      added: found.length,
      removed: found.length,
      detail: { find: order.find.slice(0, 200), replace: order.replace.slice(0, 200) },
      result: found.length,
    };
  });
}

function* changed(
  db: Sqlite,
  { memoryId, find, replace, side, isCaseSensitive }: ReplaceOrder,
): Generator<{ row: UnitRow; after: string }> {
  if (find === '') throw new StoreError('invalid', 'Say what to find.');
  const sought = new RegExp(find.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'), isCaseSensitive ? 'gu' : 'giu'); // prettier-ignore
  for (const { row } of unitRowsOf(db, memoryId)) {
    const after = row[side].replace(sought, () => replace);
    // A unit without a source is none.
    if (after !== row[side] && (side === 'target' || after.trim() !== '')) yield { row, after };
  }
}
