import { readBead } from './beads';
import { commit } from './commit';
import type { ChangeResult } from './types';

/**
 * Dismisses an issue of a bead: it is not shown again as long as the text concerned stays as it is.
 * One operation of the text's history, so it can be undone.
 * @param key the issue's, as the bead has it
 * @returns `gone` where the bead has no such issue any more
 */
export async function dismissIssue(dismissal: {
  textId: string;
  beadId: number;
  key: string;
  author: string;
}): Promise<ChangeResult> {
  const { textId, beadId, key, author } = dismissal;
  const bead = await readBead(beadId);
  const issue = bead?.issues.find((it) => it.key === key);
  if (!issue) return { ok: false, code: 'gone' };
  return commit({
    textId,
    kind: 'dismiss-issue',
    author,
    changes: [
      { table: 'dismissal', key: { textId, key }, before: null, after: { raised: issue.check } },
    ],
    seen: [],
    // The bead is to be checked and counted anew.
    touched: [beadId],
  });
}
