import { freeSymbols } from './free-symbols';
import type { Segment } from './segment';

/** How several segments write their characters as one would. */
export interface SharedSymbols {
  /** The symbols of characters beyond the BMP, by code point. */
  astral: Map<number, number>;
  /** Of each segment the new symbol by the old one; null where none changes. */
  maps: (Uint16Array | null)[];
}

/**
 * Characters beyond the BMP are written by codes that no text of their segment holds, in each segment by
 * others: this finds codes for all of them. Past 65,535 different characters the rest is one.
 * @returns null where no segment has such characters
 */
export function sharedSymbols(segments: readonly Segment[]): SharedSymbols | null {
  if (segments.every(({ astralOf }) => astralOf.size === 0)) return null;
  const used = new Uint8Array(0x10000);
  // Every character of a segment is the first of a pair.
  for (const { pairs, astralOf } of segments)
    for (let i = 0; i < pairs.length; i++) {
      const symbol = pairs[i]! >>> 16;
      if (!astralOf.has(symbol)) used[symbol] = 1;
    }
  const astral = new Map<number, number>();
  const nextFree = freeSymbols(used);
  const maps = segments.map(({ astralOf }) => {
    if (astralOf.size === 0) return null;
    const map = Uint16Array.from({ length: 0x10000 }, (_, symbol) => symbol);
    for (const [symbol, point] of astralOf) {
      let shared = astral.get(point);
      if (shared === undefined) astral.set(point, (shared = nextFree()));
      map[symbol] = shared;
    }
    return map;
  });
  return { astral, maps };
}
