import { squash, type Draft } from './draft';
import type { StructureRules } from './rules';

/** The most entries of a table of contents. */
const mostEntries = 2000;

/**
 * Finds the table of contents: its head, and the entries behind it up to a block of another shape, a
 * marked heading, or the first entry again, with which the body begins.
 */
export function markContents(drafts: readonly Draft[], rules: StructureRules): void {
  const head = drafts.findIndex(
    ({ content: { text }, form }) =>
      form !== 'fixed' && text.length <= 40 && rules.contentsHead.test(squash(text)),
  );
  if (head < 0) return;
  const first = drafts[head + 1];
  if (!first || !isEntry(first, rules)) return;
  drafts[head]!.kind = 'contents-entry';
  const opening = entryName(first.content.text);
  for (let at = head + 1; at < drafts.length && at - head <= mostEntries; at += 1) {
    const draft = drafts[at]!;
    const isLike = draft.form === first.form && draft.isBold === first.isBold;
    const isBody = at > head + 1 && entryName(draft.content.text) === opening;
    if (!isLike || isBody || !isEntry(draft, rules)) break;
    draft.kind = 'contents-entry';
  }
}

function isEntry({ form, content: { text } }: Draft, rules: StructureRules): boolean {
  if (form === 'heading' || form === 'fixed' || form === 'caption') return false;
  // Dots that lead to a page number end no sentence.
  return text.length <= rules.longestHeading + 40 && !/[。；;！]$|[^.\d]\.$/.test(text);
}

/** What an entry is called: without white space, leaders and the number of the page. */
function entryName(text: string): string {
  return squash(text.replace(/[\s.·…—_-]*[（(]?\d{1,4}[)）]?$/u, ''));
}

/**
 * Gives the entries of the table of contents the headings that they name: those of the same words,
 * else of nearly the same words, in the order of the text. Linear: an entry that is not found looks at
 * `reach` headings.
 */
export function matchContents(drafts: readonly Draft[]): void {
  const reach = 20;
  const headings = drafts.filter(({ kind }) => kind === 'heading');
  const names = headings.map(({ content }) => squash(content.text));
  const places = new Map<string, number[]>();
  // Reversed, so that the next one is taken from the end.
  for (let at = names.length - 1; at >= 0; at -= 1) {
    const list = places.get(names[at]!);
    if (list) list.push(at);
    else places.set(names[at]!, [at]);
  }
  let next = 0;
  for (const entry of drafts) {
    if (entry.kind !== 'contents-entry') continue;
    const name = entryName(entry.content.text);
    const whole = squash(entry.content.text);
    let found = takeFrom(places.get(whole), next) ?? takeFrom(places.get(name), next);
    if (found === undefined) {
      const alike = names
        .slice(next, next + reach)
        .map((other, at) => ({ at: next + at, score: likeness(name, other) }))
        .filter(({ score }) => score >= 0.75)
        .sort((a, b) => b.score - a.score);
      found = alike[0]?.at;
    }
    if (found === undefined) continue;
    entry.heading = headings[found];
    next = found + 1;
  }
}

/** The first of descending places that is not before `from`; those before it are given up. */
function takeFrom(places: number[] | undefined, from: number): number | undefined {
  while (places?.length && places.at(-1)! < from) places.pop();
  return places?.pop();
}

/** The share of pairs of characters that two names have in common (Dice), 0 to 1. */
function likeness(a: string, b: string): number {
  const pairsOf = (text: string) =>
    new Set(
      Array.from({ length: Math.max(0, Math.min(text.length, 200) - 1) }, (_, i) =>
        text.slice(i, i + 2),
      ),
    );
  const left = pairsOf(a);
  const right = pairsOf(b);
  if (left.size + right.size === 0) return 0;
  const shared = [...left].filter((pair) => right.has(pair)).length;
  return (2 * shared) / (left.size + right.size);
}
