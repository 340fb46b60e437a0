import { matchSentences, type SentenceMatch } from '@/lib/align/match-sentences';
import { cutSpans, gapBetweenSentences, joinSpans, placeIn } from '@/lib/text/cut-sentence';
import type { Sentence, Span } from '@/lib/text/types';
import { spansOf } from './rows';

/** A sentence of a new reading, with the index of its block. */
export type ReadSentence = Sentence & { block: number };

/** A stored sentence, as far as it says where it comes from. */
export interface StoredSentence {
  id: number;
  text: string;
  base: string;
  start: number;
  end: number;
  spans: string | null;
  role: string;
}

/** What a person did to the sentences of a text as a whole. */
export interface ByHand {
  /** Ids of those that they split, joined or inserted. */
  touched: ReadonlySet<number>;
  /** Whether they deleted any. */
  deleted: boolean;
}

export interface KeptSentences {
  sentences: ReadSentence[];
  match: SentenceMatch;
}

/** Sentences as they stand that were made of sentences of the old reading, by indices. */
interface Unit {
  rows: number[];
  /** The first and the last sentence of the old reading; null of what was inserted. */
  read: [number, number] | null;
}

/** A sentence that is looked for in the new reading. */
interface Sought {
  text: string;
  /** The unit that it is a part of; null of one that a person deleted. */
  unit: Unit | null;
}

/**
 * The pure part of `keepSentences`. Time O(n log n + characters), as `matchSentences`, and for each
 * unit the square of its sentences.
 * @param old the sentences as the source was read when it was stored
 */
export function keepByHand(
  lang: string,
  hand: ByHand,
  before: readonly StoredSentence[],
  old: readonly Sentence[],
  after: readonly ReadSentence[],
): KeptSentences {
  const units = unitsOf(before, old);
  const isByHand = (unit: Unit) => unit.rows.some((at) => hand.touched.has(before[at]!.id));
  const sought: Sought[] = [];
  let reached = 0;
  const passDeleted = (end: number) => {
    for (; hand.deleted && reached < end; reached++)
      sought.push({ text: old[reached]!.text, unit: null });
  };
  for (const unit of units) {
    if (unit.read) {
      passDeleted(unit.read[0]);
      reached = Math.max(reached, unit.read[1] + 1);
    }
    if (unit.read && isByHand(unit))
      for (let i = unit.read[0]; i <= unit.read[1]; i++) sought.push({ text: old[i]!.text, unit });
    else if (!isByHand(unit))
      for (const at of unit.rows)
        sought.push({ text: before[at]!.base, unit: { rows: [at], read: null } });
  }
  passDeleted(old.length);
  const match = matchSentences(
    sought.map(({ text }) => text),
    after.map(({ text }) => text),
  );

  const ranges = rangesOf(match.oldOf, sought, (unit) => unit.read !== null && isByHand(unit));
  const entries: Entry[] = [];
  for (let at = 0; at < after.length; at++) {
    const found = sought[match.oldOf[at]!];
    const range = found?.unit && ranges.get(found.unit);
    if (range) {
      const [first, last] = range;
      entries.push(...cutAgain(lang, found.unit!, before, old, after.slice(first, last + 1)));
      at = last;
    } else if (!found || (found.unit && !found.unit.read))
      entries.push({ sentence: after[at]!, row: found ? found.unit!.rows[0]! : -1, corrected: match.corrected[at] === 1 }); // prettier-ignore
    // A part of a unit whose parts lie apart now is a sentence of its own again.
    else if (found.unit) entries.push({ sentence: after[at]!, row: -1, corrected: false });
  }
  const whole = withInserted(entries, before, units.filter((it) => !it.read && isByHand(it)).flatMap((it) => it.rows)); // prettier-ignore
  return {
    sentences: whole.map((entry) => entry.sentence),
    match: {
      oldOf: Int32Array.from(whole, (entry) => entry.row),
      corrected: Uint8Array.from(whole, (entry) => Number(entry.corrected)),
    },
  };
}

/** A sentence as it is to stand, and the row that it stems from, or -1. */
interface Entry {
  sentence: ReadSentence;
  row: number;
  corrected: boolean;
}

/** Which stored sentences belong together, as they share sentences of the old reading. */
function unitsOf(before: readonly StoredSentence[], old: readonly Sentence[]): Unit[] {
  const places = old
    .flatMap(({ spans }, index) => spans.map((span) => ({ ...span, index })))
    .filter(({ start, end }) => start < end)
    .sort((a, b) => a.start - b.start);
  const units: Unit[] = [];
  let last: Unit | null = null;
  before.forEach((row, at) => {
    const found = overlapped(places, spansOf(row));
    if (!found) {
      units.push({ rows: [at], read: null });
      return;
    }
    const end: [number, number] | undefined = last?.read ?? undefined;
    if (last && end && found[0] <= end[1] && found[1] >= end[0]) {
      // What was inserted between two halves stays between them.
      while (units.at(-1) !== last) last.rows.push(...units.splice(units.indexOf(last) + 1, 1)[0]!.rows); // prettier-ignore
      last.rows.push(at);
      last.read = [Math.min(end[0], found[0]), Math.max(end[1], found[1])];
      return;
    }
    last = { rows: [at], read: found };
    units.push(last);
  });
  return units;
}

/** The first and last index of the places that some spans share characters with. */
function overlapped(
  places: readonly (Span & { index: number })[],
  spans: readonly Span[],
): [number, number] | null {
  let found: [number, number] | null = null;
  for (const { start, end } of spans) {
    if (start === end) continue;
    let [low, high] = [0, places.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (places[middle]!.end > start) high = middle;
      else low = middle + 1;
    }
    for (let at = low; at < places.length && places[at]!.start < end; at++) {
      const { index } = places[at]!;
      found = found ? [Math.min(found[0], index), Math.max(found[1], index)] : [index, index];
    }
  }
  return found;
}

/** Where the parts of each unit came to stand in the new reading; units whose parts lie apart have none. */
function rangesOf(
  oldOf: Int32Array,
  sought: readonly Sought[],
  isWanted: (unit: Unit) => boolean,
): Map<Unit, [number, number]> {
  const ranges = new Map<Unit, [number, number]>();
  oldOf.forEach((from, at) => {
    const unit = sought[from]?.unit;
    if (!unit || !isWanted(unit)) return;
    const range = ranges.get(unit);
    if (range) range[1] = at;
    else ranges.set(unit, [at, at]);
  });
  for (const [unit, [first, last]] of ranges)
    for (let at = first; at <= last; at++) {
      const from = oldOf[at]!;
      if (from !== -1 && sought[from]!.unit !== unit) {
        ranges.delete(unit);
        break;
      }
    }
  return ranges;
}

/** A unit in its new reading: cut at the same words as before. */
function cutAgain(
  lang: string,
  { rows, read }: Unit,
  before: readonly StoredSentence[],
  old: readonly Sentence[],
  now: readonly ReadSentence[],
): Entry[] {
  const [first, last] = read!;
  const isSame =
    now.length === last - first + 1 && now.every(({ text }, at) => text === old[first + at]!.text);
  const was = strung(lang, rows.map((at) => before[at]!.base)); // prettier-ignore
  const is = strung(lang, now.map(({ text }) => text)); // prettier-ignore
  const entries: Entry[] = [];
  let from = 0;
  rows.forEach((at, place) => {
    const row = before[at]!;
    const next = was.starts[place + 1];
    const to = next === undefined ? is.text.length : Math.max(from, placeIn(was.text, is.text, next)); // prettier-ignore
    const base = isSame ? row.base : is.text.slice(from, to).trim();
    const begin = from + (is.text.slice(from, to).length - is.text.slice(from, to).trimStart().length); // prettier-ignore
    const finish = Math.max(begin, begin + is.text.slice(begin, to).trimEnd().length);
    from = to;
    // Of what the source does not have any more only a person's own wording is kept.
    if (base === '' && row.text === row.base) return;
    const previous = entries.at(-1)?.sentence;
    const { spans, block } =
      base === '' && previous
        ? { spans: endOf(previous), block: previous.block }
        : placed(now, is.starts, begin, finish);
    const role = row.role as Sentence['role'];
    entries.push({
      sentence: { text: base, spans, role, block },
      row: at,
      corrected: base !== row.base,
    });
  });
  return entries;
}

/** The empty span behind a sentence. */
function endOf({ spans }: Sentence): Span[] {
  const { end } = spans.at(-1)!;
  return [{ start: end, end }];
}

/** Texts as one, and where each of them begins in it. */
function strung(lang: string, texts: readonly string[]): { text: string; starts: number[] } {
  let text = '';
  const starts = texts.map((next) => {
    if (text !== '' && next !== '') text += gapBetweenSentences(lang, text, next);
    const start = text.length;
    text += next;
    return start;
  });
  return { text, starts };
}

/** The spans and the block of a stretch of sentences strung together. */
function placed(
  now: readonly ReadSentence[],
  starts: readonly number[],
  from: number,
  to: number,
): { spans: Span[]; block: number } {
  let spans: Span[] = [];
  let block = -1;
  let nearest: ReadSentence | undefined;
  for (const [at, sentence] of now.entries()) {
    const { length } = sentence.text;
    const [begin, end] = [Math.max(0, from - starts[at]!), Math.min(length, to - starts[at]!)];
    if (starts[at]! <= from) nearest = sentence;
    if (begin >= end) continue;
    if (block === -1) block = sentence.block;
    spans = joinSpans(spans, cutSpans(sentence.spans, length, begin, end));
  }
  if (block !== -1) return { spans, block };
  const near = nearest ?? now[0]!;
  return { spans: endOf(near), block: near.block };
}

/** Puts what a person inserted behind what it stood behind, as far as that is still there. */
function withInserted(
  entries: readonly Entry[],
  before: readonly StoredSentence[],
  inserted: readonly number[],
): Entry[] {
  if (inserted.length === 0) return [...entries];
  const present = new Map(entries.map((entry) => [entry.row, entry]));
  const isInserted = new Set(inserted);
  const following = new Map<Entry | null, number[]>();
  let anchor: Entry | null = null;
  for (let at = 0; at < before.length; at++) {
    anchor = present.get(at) ?? anchor;
    if (isInserted.has(at)) following.set(anchor, [...(following.get(anchor) ?? []), at]);
  }
  const make = (at: number, beside: Entry | undefined, by: 1 | -1): Entry => {
    const { base, role } = before[at]!;
    const spans = beside?.sentence.spans ?? [{ start: 0, end: 0 }];
    const place = by === 1 ? spans.at(-1)!.end : spans[0]!.start;
    const sentence: ReadSentence = { text: base, spans: [{ start: place, end: place }], role: role as Sentence['role'], block: beside?.sentence.block ?? 0 }; // prettier-ignore
    return { sentence, row: at, corrected: false };
  };
  return [
    ...(following.get(null) ?? []).map((at) => make(at, entries[0], -1)),
    ...entries.flatMap((entry) => [
      entry,
      ...(following.get(entry) ?? []).map((at) => make(at, entry, 1)),
    ]),
  ];
}
