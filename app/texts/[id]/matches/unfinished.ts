import type { IssueView, Side } from '@/lib/store/types';

/** A sentence as it stands in the field. */
export interface Written {
  side: Side;
  text: string;
  /** Of the caret, in UTF-16 code units. */
  caret: number;
}

/** Marks that end a sentence, with what may close after them. */
const sentenceEnd = /[.。!！?？…:：;；]["”’'」』»)）】\]\s]*$/u;

/** Whether one seems to have written a sentence to its end: it has a final mark, or one is at work inside of it. */
export function looksFinished({ text, caret }: Written): boolean {
  return sentenceEnd.test(text) || text.slice(caret).trim() !== '';
}

/**
 * The issues that are worth a word while a sentence is written: not those that may go by writing on,
 * as a final mark, a term or a number that is not there yet. What stood before stands on.
 */
export function issuesSoFar(
  issues: readonly IssueView[],
  standing: readonly IssueView[],
  written: Written,
): readonly IssueView[] {
  if (looksFinished(written)) return issues;
  const stood = (issue: IssueView) =>
    standing.some(({ check, found }) => check === issue.check && found === issue.found);
  return issues.filter((issue) => !waits(issue, written.side) || stood(issue));
}

function waits({ check, place }: IssueView, side: Side): boolean {
  if (check === 'number') return place?.side !== side;
  return check === 'final-mark' || check === 'missing-term' || check === 'brackets' || check === 'quotes'; // prettier-ignore
}
