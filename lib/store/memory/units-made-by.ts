import type { IndexedUnit } from '@/lib/memory/types';
import type { Sqlite } from '../sqlite';
import { sidesOf, type UnitRow, type VariantRow } from './unit-rows';

/** What the units that an operation made say in a language, as an index takes it. */
export function* unitsMadeBy(db: Sqlite, operation: number, lang: string): Generator<IndexedUnit> {
  const furtherOf = db.prepare(
    'SELECT v.* FROM "Variant" AS v JOIN "Unit" AS u ON u."id" = v."unitId" WHERE u."madeBy" = ?',
  );
  const further = new Map<number, (VariantRow & { id: number })[]>();
  for (const row of furtherOf.iterate(operation) as IterableIterator<
    VariantRow & { id: number; unitId: number }
  >)
    // prettier-ignore
    further.set(row.unitId, [...(further.get(row.unitId) ?? []), row]);
  const rows = db
    .prepare(
      'SELECT "id", "sourceLang", "targetLang", "source", "target", "previous", "next" FROM "Unit" WHERE "madeBy" = ? ORDER BY "id"',
    )
    .iterate(operation) as IterableIterator<UnitRow>;
  for (const row of rows)
    for (const { id, lang: own, text, isSource } of sidesOf(row.id, row, further.get(row.id) ?? []))
      if (own === lang && text !== '')
        yield isSource && (row.previous !== null || row.next !== null)
          ? { id, source: text, previous: row.previous ?? undefined, next: row.next ?? undefined }
          : { id, source: text };
}
