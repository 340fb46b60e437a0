import { checkLength, lengthNorms, lengthRatio } from '@/lib/quality/check-length';
import { checkNumbers } from '@/lib/quality/check-numbers';
import { findMojibake } from '@/lib/text/mojibake';
import type { Sqlite } from '../sqlite';
import { unitRowsOf } from './export';
import { hashText } from './hash';
import { KeyTable } from './key-table';
import type { FindingKind } from './finding-kinds';
import { changeMemory, requireWritable, stands } from './operations';
import { replaceUnit } from './unit-edits';
import type { UnitRow } from './unit-rows';

export interface Finding {
  kind: FindingKind;
  unitId: number;
  source: string;
  target: string;
  /** The words it is about, or the other unit's target; '' where there are none. */
  about: string;
}

/** Lengths from which the norm is taken: more would tell no more. */
const mostRatios = 20_000;
// Control characters that XML and texts have no use for, U+FFFD, halves of surrogate pairs, and what is
// not seen: byte order marks, spaces without a width, turns of direction.
const badCharacters = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f\u200b\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ufffd]|\p{Cs}/gu; // prettier-ignore
/** What is told of the bad characters of one unit. */
const mostToldOfBad = 20;
const certainlyBad = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f\ufeff\ufffe\uffff]/g;

/**
 * Goes through the units of a memory that stand. Linear; what is held is 32 bytes a unit.
 * @param onProgress units that were looked at
 */
export function* findFaults(
  db: Sqlite,
  memoryId: number,
  onProgress: (done: number) => void = () => undefined,
): Generator<Finding> {
  const norms = { length: lengthNormsOf(db, memoryId), narrowMarks: false };
  const pairs = new KeyTable();
  const sources = new KeyTable();
  const targetOf = db.prepare('SELECT "source", "target" FROM "Unit" WHERE "id" = ?');
  let done = 0;
  for (const { row } of unitRowsOf(db, memoryId)) {
    const { id: unitId, source, target } = row;
    const finding = (kind: FindingKind, about = ''): Finding => ({
      kind,
      unitId,
      source,
      target,
      about,
    });
    if (++done % 10_000 === 0) onProgress(done);
    const bad = badIn(`${source}\n${target}`);
    if (bad.length > 0) yield finding('characters', bad.slice(0, mostToldOfBad).join(' '));
    if (source.trim() === '' || target.trim() === '') {
      yield finding('empty');
      continue;
    }
    const pair = pairKey(row);
    const same = pairs.get(pair);
    if (same !== undefined && isSame(targetOf.get(same), row)) {
      yield finding('duplicate');
      continue;
    }
    pairs.set(pair, unitId);
    const sourceKey = hashText(`${row.sourceLang}\n${row.targetLang}\n${source}`);
    const first = sources.get(sourceKey);
    const other = first === undefined ? undefined : (targetOf.get(first) as UnitRow);
    if (other === undefined) sources.set(sourceKey, unitId);
    else if (other.source === source && other.target !== target)
      yield finding('different-targets', other.target);
    if (source === target) {
      // Names, numbers and codes stay as they are.
      if (/\p{L}{2}.*\s.*\p{L}{2}|\p{Script=Han}{4}/u.test(source)) yield finding('untranslated');
      continue;
    }
    const bead = beadOf(row);
    const numbers = checkNumbers(bead).map(({ found }) => found);
    if (numbers.length > 0) yield finding('number', numbers.join(' · '));
    if (checkLength(bead, norms).length > 0) yield finding('length');
  }
  onProgress(done);
}

/**
 * Mends what is certain, as one change: takes doubles and units with an empty side away, and
 * characters that no text has.
 * @param onProgress units that were looked at
 * @returns how many units were taken away, and how many mended
 */
export function fixFaults(
  db: Sqlite,
  memoryId: number,
  author: string,
  onProgress: (done: number) => void = () => undefined,
): { removed: number; mended: number } {
  requireWritable(db, memoryId);
  // Found before the change begins: nobody else waits for the lock while a memory is gone through.
  const found: Pick<Finding, 'kind' | 'unitId'>[] = [];
  for (const { kind, unitId } of findFaults(db, memoryId, onProgress))
    if (certain.has(kind)) found.push({ kind, unitId });
  return changeMemory(db, memoryId, 'maintain', author, (operation) => {
    const takeAway = db.prepare(
      `UPDATE "Unit" AS u SET "goneBy" = ? WHERE u."id" = ? AND ${stands}`,
    );
    const read = db.prepare(`SELECT u.* FROM "Unit" AS u WHERE u."id" = ? AND ${stands}`);
    const result = { removed: 0, mended: 0 };
    const gone = new Set(
      found.filter(({ kind }) => kind !== 'characters').map(({ unitId }) => unitId),
    );
    for (const id of gone) result.removed += takeAway.run(operation, id).changes;
    for (const { kind, unitId } of found) {
      if (kind !== 'characters' || gone.has(unitId)) continue;
      // It may have been changed meanwhile.
      const row = read.get(unitId) as UnitRow | undefined;
      if (!row) continue;
      const mended = {
        source: row.source.replace(certainlyBad, ''),
        target: row.target.replace(certainlyBad, ''),
      };
      if (mended.source === row.source && mended.target === row.target) continue;
      if (mended.source.trim() === '') continue;
      replaceUnit(db, operation, row, mended, author);
      result.mended++;
    }
    return {
      added: result.mended,
      removed: result.removed + result.mended,
      detail: { removed: result.removed, mended: result.mended },
      result,
    };
  });
}

const certain: ReadonlySet<FindingKind> = new Set(['duplicate', 'empty', 'characters']);

/** Whether `fixFaults` does something about it. */
export function isMendable({ kind, source, target }: Finding): boolean {
  return certain.has(kind) && (kind !== 'characters' || `${source}\n${target}`.search(certainlyBad) >= 0); // prettier-ignore
}

/** Characters that are bad, as codes, and what was decoded wrongly, with what it was. */
function badIn(text: string): string[] {
  return [
    ...new Set([
      ...[...text.matchAll(badCharacters)].map(([it]) => codeOf(it)),
      ...findMojibake(text).map(({ start, end, meant }) =>
        [text.slice(start, end), meant].filter((it) => it !== '').join(' → '),
      ),
    ]),
  ];
}

function lengthNormsOf(db: Sqlite, memoryId: number) {
  const ratios: number[] = [];
  for (const { row } of unitRowsOf(db, memoryId)) {
    const ratio = lengthRatio(beadOf(row));
    if (ratio !== null) ratios.push(ratio);
    if (ratios.length === mostRatios) break;
  }
  return lengthNorms(ratios);
}

function beadOf({ sourceLang, targetLang, source, target }: UnitRow) {
  return {
    source: { lang: sourceLang, sentences: source === '' ? [] : [source] },
    target: { lang: targetLang, sentences: target === '' ? [] : [target] },
  };
}

function pairKey({ sourceLang, targetLang, source, target, previous, next }: UnitRow): number {
  return hashText(
    `${sourceLang}\n${targetLang}\n${source}\n${target}\n${previous ?? ''}\n${next ?? ''}`,
  );
}

function isSame(other: unknown, { source, target }: UnitRow): boolean {
  const row = other as UnitRow | undefined;
  return row?.source === source && row.target === target;
}

function codeOf(character: string): string {
  return `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;
}
