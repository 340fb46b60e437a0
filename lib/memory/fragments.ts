import { placesOf, textOf } from './code-points';
import { lastPlace, placeBits } from './segment-layout';
import type { Segment } from './segment';
import type { Fragment, FragmentOptions } from './types';

const mostTried = 20_000;

interface Stretch {
  start: number;
  length: number;
  segment: Segment;
  unit: number;
  place: number;
}

/**
 * The longest stretches of a query that units hold. Every posting of the query's triples, the rarest
 * triple first, is grown to both sides as far as both texts agree; 20,000 postings in all, so a
 * stretch can be missed only where none of its triples is among the rarest.
 */
export function fragmentsOf(
  parts: readonly { segment: Segment; gone: Uint8Array }[],
  raw: Uint32Array,
  folded: Uint32Array,
  { minimum = 4, limit = 8, except }: FragmentOptions,
): Fragment[] {
  const runs = parts
    .flatMap(({ segment, gone }) => {
      const symbols = segment.symbolsOf(folded.subarray(0, 4000));
      return Array.from({ length: Math.max(0, symbols.length - 2) }, (_, at) => {
        const pair = segment.pairOf(symbols[at]!, symbols[at + 1]!);
        const triple = segment.tripleOf(pair, symbols[at + 2]!);
        const from = triple < 0 ? 0 : segment.postingStart[triple]!;
        const to = triple < 0 ? 0 : segment.postingStart[triple + 1]!;
        return { segment, gone, symbols, at, from, to };
      });
    })
    .filter(({ from, to }) => to > from)
    .sort((a, b) => a.to - a.from - (b.to - b.from));
  /** The best by where it begins. */
  const found = new Map<number, Stretch>();
  let left = mostTried;
  for (const { segment, gone, symbols, at, from, to } of runs) {
    // The newest last: of like stretches the later one stays.
    const until = Math.min(to, from + left);
    const behind = segment.postings.load(from, until);
    const postings = segment.postings.list;
    for (let posting = from - behind; posting < until - behind; posting++, left--) {
      const unit = postings[posting]! >>> placeBits;
      const place = postings[posting]! & lastPlace;
      if (gone[unit] !== 0 || place === lastPlace || segment.ids.at(unit) === except) continue;
      const [own, ownEnd] = [segment.textStart[unit]!, segment.textStart[unit + 1]!];
      const loaded = segment.text.load(own, ownEnd);
      const text = segment.text.list;
      const [start, end] = [own - loaded, ownEnd - loaded];
      const shift = start + place - at;
      let first = at;
      while (first > 0 && shift + first > start && text[shift + first - 1] === symbols[first - 1]) first--; // prettier-ignore
      let last = at + 3;
      while (last < symbols.length && shift + last < end && text[shift + last] === symbols[last]) last++; // prettier-ignore
      if (last - first < minimum) continue;
      const known = found.get(first);
      const newer = known && segment.ids.at(unit) >= known.segment.ids.at(known.unit);
      if (!known || last - first > known.length || (last - first === known.length && newer))
        found.set(first, { start: first, length: last - first, segment, unit, place: shift + first - start }); // prettier-ignore
    }
  }
  const chosen: Stretch[] = [];
  for (const stretch of [...found.values()].sort(
    (a, b) => b.length - a.length || a.start - b.start,
  )) {
    // prettier-ignore
    if (chosen.length >= limit) break;
    const inside = chosen.some(
      ({ start, length }) => start <= stretch.start && stretch.start + stretch.length <= start + length, // prettier-ignore
    );
    if (!inside) chosen.push(stretch);
  }
  const places = placesOf(textOf(raw));
  return chosen.map(({ start, length, segment, unit, place }) => {
    const source = segment.sourceOf(unit);
    const unitPlaces = placesOf(source);
    return {
      id: segment.ids.at(unit),
      source,
      start: places[start]!,
      end: places[start + length]!,
      unitStart: unitPlaces[place]!,
      unitEnd: unitPlaces[place + length]!,
    };
  });
}
