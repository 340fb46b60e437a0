import type { CheckedBead, Issue, IssuePlace, Side } from '@/lib/quality/types';
import { termChecker } from '../terms/known-terms';

/**
 * What the termbases of a text say against its beads: a term of the source whose
 * translation is missing, and terms of the target that are not to be used. Beads with an empty side
 * wait for their translation.
 */
export async function findTermIssues(
  textId: string,
  beads: readonly CheckedBead[],
): Promise<Issue[][]> {
  const [first] = beads;
  if (!first) return [];
  const check = await termChecker(textId, { source: first.source.lang, target: first.target.lang });
  return beads.map(({ source, target }) => {
    if (!check || source.sentences.length === 0 || target.sentences.length === 0) return [];
    const sides = { source: source.sentences, target: target.sentences };
    const joined = { source: sides.source.join('\n'), target: sides.target.join('\n') };
    return check(joined).map((issue): Issue => {
      const side = issue.kind === 'missing-term' ? 'source' : issue.side;
      const { start, end } = issue.found;
      const found = joined[side].slice(start, end);
      return {
        check: issue.kind,
        place: placeIn(side, sides[side], start, end),
        found,
        wanted: issue.wanted,
      };
    });
  });
}

/** The sentence that a place of the joined side lies in. */
function placeIn(
  side: Side,
  sentences: readonly string[],
  start: number,
  end: number,
): IssuePlace | null {
  let from = 0;
  for (const [sentence, text] of sentences.entries()) {
    const to = from + text.length;
    if (start < to) return { side, sentence, start: start - from, end: Math.min(end, to) - from };
    from = to + 1;
  }
  return null;
}
