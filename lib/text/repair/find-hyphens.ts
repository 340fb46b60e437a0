import type { TrackedText } from '../tracked';

/** A hyphen that a line's end left inside a word: its place in the text, and whether the word is known without it. */
export interface LineHyphen {
  at: number;
  isKnown: boolean;
}

const divided = /(\p{L}{2,30})[-\u00ad](\p{Ll}{2,30})/gu;

/**
 * The hyphens at line ends of all blocks. Where the word stands elsewhere in the text without its
 * hyphen, the hyphen only divided it; where it stands with it (`well-known`), it belongs to it and is
 * not listed. Linear.
 */
export function findLineHyphens(contents: readonly TrackedText[], source: string): LineHyphen[][] {
  const candidates = contents.map((content) =>
    [...content.text.matchAll(divided)]
      .map(({ index, 1: left, 2: right }) => ({
        at: index + left!.length,
        solid: (left! + right!).toLowerCase(),
        hyphened: `${left!}-${right!}`.toLowerCase(),
      }))
      .filter(({ at }) => endsLine(content, at, source)),
  );
  const solid = new Set(candidates.flat().map((candidate) => candidate.solid));
  const hyphened = new Set(candidates.flat().map((candidate) => candidate.hyphened));
  if (solid.size === 0) return candidates.map(() => []);
  const counts = new Map<string, number>();
  for (const { text } of contents)
    for (const [word] of text.toLowerCase().matchAll(/\p{L}+(?:-\p{L}+)*/gu))
      if (solid.has(word) || hyphened.has(word)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return candidates.map((list) =>
    list
      // The place itself counts once.
      .filter((candidate) => (counts.get(candidate.hyphened) ?? 0) <= 1)
      .map((candidate) => ({ at: candidate.at, isKnown: counts.has(candidate.solid) })),
  );
}

function endsLine(content: TrackedText, at: number, source: string): boolean {
  const from = content.sourceAt(at) + 1;
  const to = content.sourceAt(at + 1);
  return to > from && /[\n\r\u0085\u2028\u2029]/.test(source.slice(from, Math.min(to, from + 40)));
}
