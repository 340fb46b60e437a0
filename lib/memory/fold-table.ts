import type { Fold } from './types';

/** Stands for what no text holds: U+0000, half a surrogate pair. */
const replacement = 0xfffd;

/**
 * A fold by code points, each asked once. A character whose fold is not one code point is left as it
 * is; U+0000 and halves of surrogate pairs become U+FFFD.
 */
export class FoldTable {
  /** Of the BMP; 0 where it was not asked yet. */
  readonly known = new Uint16Array(0x10000);
  private readonly beyond = new Map<number, number>();

  constructor(private readonly fold: Fold) {}

  of(point: number): number {
    const known = point < 0x10000 ? this.known[point]! : 0;
    return known !== 0 ? known : (this.beyond.get(point) ?? this.ask(point));
  }

  private ask(point: number): number {
    const folded = this.foldOf(point);
    // What leaves the BMP by folding, if anything does, is kept with what stands beyond it.
    if (point < 0x10000 && folded < 0x10000) this.known[point] = folded;
    else if (this.beyond.size < mostBeyond) this.beyond.set(point, folded);
    return folded;
  }

  private foldOf(point: number): number {
    if (point === 0 || (point >= 0xd800 && point < 0xe000)) return replacement;
    const folded = this.fold(String.fromCodePoint(point));
    const one = folded.codePointAt(0);
    if (one === undefined || folded.length !== (one > 0xffff ? 2 : 1)) return point;
    return one === 0 || (one >= 0xd800 && one < 0xe000) ? replacement : one;
  }
}

/** A hostile text is not let fill the memory. */
const mostBeyond = 100_000;

const tables = new WeakMap<Fold, FoldTable>();

/** The table of a fold, made once. */
export function foldTableOf(fold: Fold): FoldTable {
  let table = tables.get(fold);
  if (!table) tables.set(fold, (table = new FoldTable(fold)));
  return table;
}
