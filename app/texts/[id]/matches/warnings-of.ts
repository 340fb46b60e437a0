import type { IssueView } from '@/lib/store/types';

/** What a translator wants to know at once; the rest is with the notes of the bead. */
const warned: ReadonlySet<IssueView['check']> = new Set([
  'number',
  'untranslated',
  'final-mark',
  'brackets',
  'quotes',
  'spaces',
  'repeated-word',
  'width',
  'missing-term',
  'forbidden-term',
]);

/** The issues that the panel warns of. */
export function warningsOf(issues: readonly IssueView[]): IssueView[] {
  return issues.filter(({ check }) => warned.has(check));
}

/** The first warning that was not there before, whatever place it has now. */
export function newWarning(
  now: readonly IssueView[],
  before: readonly IssueView[],
): IssueView | undefined {
  return warningsOf(now).find(
    ({ check, found }) => !before.some((it) => it.check === check && it.found === found),
  );
}
