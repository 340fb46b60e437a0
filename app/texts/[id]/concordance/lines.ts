import type { FoundLine } from '@/lib/store/memory/types';
import type { Side } from '@/lib/store/types';

/** The most lines of one concordance: more say nothing that these do not. */
export const mostLines = 200;
/** Lines shown at once. */
export const linesOnPage = 20;

/**
 * Lines by relevance: beads that nobody confirmed below all others; in each, where the words stand as whole words before where they are parts of others, and
 * otherwise as they come.
 */
export function byRelevance(lines: readonly FoundLine[]): FoundLine[] {
  const isWhole = ({ source, places }: FoundLine) =>
    places.every(({ start, end }) => isEdge(source, start) && isEdge(source, end));
  const rank = (line: FoundLine) => 2 * Number(line.unconfirmed ?? false) + Number(!isWhole(line));
  return [...lines].sort((a, b) => rank(a) - rank(b));
}

/** Whether no word of an alphabet goes on over a place. */
function isEdge(text: string, at: number): boolean {
  const letter = /[\p{L}\p{N}]/u;
  const han = /\p{Script=Han}/u;
  const [before, behind] = [text.slice(0, at).at(-1) ?? '', text[at] ?? ''];
  return !letter.test(before) || !letter.test(behind) || han.test(before) || han.test(behind);
}

/** The side that words are sought on: what is written in Chinese stands on a Chinese side, whichever is chosen. */
export function sideOf(words: string, langs: Record<Side, string>, chosen: Side): Side {
  const other = chosen === 'source' ? 'target' : 'source';
  const isChinese = (side: Side) => /^(?:zh|ja|yue)\b/i.test(langs[side]);
  return /\p{Script=Han}/u.test(words) && !isChinese(chosen) && isChinese(other) ? other : chosen;
}
