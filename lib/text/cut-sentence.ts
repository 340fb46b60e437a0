import type { Span } from './types';

/** What stands between two sentences that become one: nothing in Chinese, a space elsewhere. */
export function gapBetweenSentences(lang: string, before: string, after: string): '' | ' ' {
  if (!/^(?:zh|ja)\b/i.test(lang)) return ' ';
  // Two words of another script would grow together.
  return /[\p{Script=Latin}\p{N}]$/u.test(before) && /^[\p{Script=Latin}\p{N}]/u.test(after)
    ? ' '
    : '';
}

/** Two sentences as one text. An empty one adds nothing. */
export function joinTexts(lang: string, before: string, after: string): string {
  if (before === '' || after === '') return before + after;
  return before + gapBetweenSentences(lang, before, after) + after;
}

/**
 * A text as two, without white space where it was cut.
 * @param at place in UTF-16 code units; inside a character it counts as before it
 * @returns null where one of the two would be empty
 */
export function cutText(text: string, at: number): [string, string] | null {
  const place = startOfCharacter(text, at);
  const parts: [string, string] = [text.slice(0, place).trim(), text.slice(place).trim()];
  return parts[0] === '' || parts[1] === '' ? null : parts;
}

/**
 * Where a place of one text is in another form of it: the same in what both begin or end with, in
 * proportion in what lies between. Time O(characters).
 */
export function placeIn(from: string, to: string, place: number): number {
  const most = Math.min(from.length, to.length);
  let head = 0;
  while (head < most && from[head] === to[head]) head++;
  let tail = 0;
  while (tail < most - head && from[from.length - 1 - tail] === to[to.length - 1 - tail]) tail++;
  if (place <= head) return place;
  if (place >= from.length - tail) return place + to.length - from.length;
  const [middle, other] = [from.length - head - tail, to.length - head - tail];
  return startOfCharacter(to, head + Math.round(((place - head) / middle) * other));
}

/**
 * The spans that a stretch of a sentence has in the source. Exact where every character of the
 * sentence is one of the source's; where cleaning changed some, in proportion.
 * @param spans of the whole sentence, in reading order
 * @param length of its text; `from` and `to` are places in it
 * @returns at least one span; an empty one where the stretch is empty
 */
export function cutSpans(spans: readonly Span[], length: number, from: number, to: number): Span[] {
  const whole = spans.reduce((sum, { start, end }) => sum + end - start, 0);
  const toSource = (place: number) =>
    whole === length || length === 0
      ? Math.min(place, whole)
      : Math.round((place / length) * whole);
  const [begin, finish] = [toSource(from), toSource(to)];
  const found: Span[] = [];
  let passed = 0;
  for (const { start, end } of spans) {
    const first = Math.max(begin, passed);
    const last = Math.min(finish, passed + end - start);
    if (first < last) found.push({ start: start + first - passed, end: start + last - passed });
    passed += end - start;
  }
  if (found.length > 0) return found;
  const at = begin >= whole ? spans.at(-1)!.end : spanAt(spans, begin);
  return [{ start: at, end: at }];
}

/** The spans of both, in order; those that touch are one, and empty ones beside others go. */
export function joinSpans(first: readonly Span[], second: readonly Span[]): Span[] {
  const all = [...first, ...second];
  const full = all.filter(({ start, end }) => start < end);
  const joined: Span[] = [];
  for (const span of full.length > 0 ? full : all.slice(0, 1)) {
    const last = joined.at(-1);
    if (last && last.end === span.start)
      joined[joined.length - 1] = { start: last.start, end: span.end }; // prettier-ignore
    else joined.push(span);
  }
  return joined;
}

function spanAt(spans: readonly Span[], offset: number): number {
  let passed = 0;
  for (const { start, end } of spans) {
    if (offset < passed + end - start) return start + offset - passed;
    passed += end - start;
  }
  return spans.at(-1)!.end;
}

function startOfCharacter(text: string, at: number): number {
  const code = text.charCodeAt(at);
  return at > 0 && code >= 0xdc00 && code <= 0xdfff ? at - 1 : at;
}
