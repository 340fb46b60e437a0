import { buildSegment, segmentFormat } from '@/lib/memory/segment';
import type { IndexedUnit } from '@/lib/memory/types';
import { foldText } from '@/lib/search/fold';
import type { Sqlite } from '../sqlite';
import { otherScript } from './languages';
import { rangesOf } from './ranges';
import { sidesOf, type UnitRow, type VariantRow } from './unit-rows';

/** Units in one segment: what is built at once is held at once. */
const segmentUnits = 100_000;
/** Fewer are quicker read than opened. */
const fewUnits = 2000;

type Sides = Parameters<typeof sidesOf>[0] & Pick<UnitRow, 'previous' | 'next'>;

/** Writes index segments, one language each, for the units that operations make. */
export class SegmentWriter {
  private readonly open = new Map<string, IndexedUnit[]>();
  private readonly removed = new Set<number>();
  private readonly firstFurther;
  private units = 0;

  constructor(
    private readonly db: Sqlite,
    private readonly memoryId: number,
    private readonly operations: readonly number[],
  ) {
    this.firstFurther = db.prepare('SELECT * FROM "Variant" WHERE "unitId" = ?');
  }

  add(unit: Sides & { further: readonly VariantRow[] }): void {
    this.units++;
    const further =
      unit.further.length === 0
        ? []
        : (this.firstFurther.all(unit.id) as (VariantRow & { id: number })[]);
    for (const { id, lang, text, isSource } of sidesOf(unit, further)) {
      if (text === '') continue;
      const open = this.openFor(lang);
      open.push(
        isSource && (unit.previous !== null || unit.next !== null)
          ? { id, source: text, previous: unit.previous ?? undefined, next: unit.next ?? undefined }
          : { id, source: text },
      );
      if (open.length >= segmentUnits) this.write(lang);
    }
  }

  /** A unit that was added is gone. */
  remove(id: number): void {
    this.removed.add(id);
  }

  /** Writes what is open; nothing where there are so few units that no segment is wanted. */
  async finish(onProgress: (done: number, total: number) => void): Promise<void> {
    if (this.units < fewUnits) return;
    // That a script is not there is worth knowing: else all units are looked through for it.
    for (const lang of [...this.open.keys()]) {
      const other = otherScript(lang);
      if (other) this.openFor(other);
    }
    let done = 0;
    for (const lang of this.open.keys()) {
      this.write(lang);
      onProgress(++done, this.open.size);
    }
  }

  private openFor(lang: string): IndexedUnit[] {
    let units = this.open.get(lang);
    if (!units) this.open.set(lang, (units = []));
    return units;
  }

  private write(lang: string): void {
    const units = this.open.get(lang)!.filter(({ id }) => !this.removed.has(id));
    this.open.set(lang, []);
    insertSegment(this.db, {
      memoryId: this.memoryId,
      lang,
      covers: JSON.stringify(rangesOf(this.operations)),
      units: units.length,
      bytes: units.length === 0 ? new Uint8Array() : buildSegment(units, foldText).bytes,
    });
  }
}

export interface NewSegment {
  memoryId: number | null;
  lang: string;
  covers: string;
  units: number;
  bytes: Uint8Array;
}

export function insertSegment(
  db: Sqlite,
  { memoryId, lang, covers, units, bytes }: NewSegment,
): number {
  const { lastInsertRowid } = db
    .prepare(
      `INSERT INTO "IndexSegment" ("memoryId", "lang", "covers", "format", "units", "bytes") VALUES (?, ?, ?, ?, ?, ?)`,
    )
    .run(memoryId, lang, covers, segmentFormat, units, Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)); // prettier-ignore
  return Number(lastInsertRowid);
}
