import { checkBead } from '@/lib/quality/check-bead';
import { issueKey, samenessKey } from '@/lib/quality/issue-key';
import type { Check, CheckedBead, Issue, TextNorms } from '@/lib/quality/types';

/** An issue and the name by which it is dismissed. */
export interface KeyedIssue {
  issue: Issue;
  key: string;
}

/** All that follows from the sentences of a bead alone. */
export interface CheckedText {
  issues: readonly KeyedIssue[];
  /** By what a side is compared with the whole text; null where it is too short, or has no other side. */
  sourceKey: string | null;
  targetKey: string | null;
  /** What it would be if the whole text has the same side with another one beside it. */
  sameSource: KeyedIssue;
  sameTarget: KeyedIssue;
}

/** A text's beads are read again with every scroll and every change; so many are kept checked. */
const mostKept = 5000;
const kept = new WeakMap<TextNorms, Map<string, CheckedText>>();

/** Checks a bead, or remembers what was found in the same sentences by the same norms. */
export function checkOnce(bead: CheckedBead, norms: TextNorms): CheckedText {
  let known = kept.get(norms);
  if (!known) kept.set(norms, (known = new Map()));
  const { source, target } = bead;
  const name = JSON.stringify([source.lang, source.sentences, target.lang, target.sentences]);
  const found = known.get(name) ?? check(bead, norms);
  // The newest last: what was not asked for longest goes first.
  known.delete(name);
  known.set(name, found);
  if (known.size > mostKept) known.delete(known.keys().next().value!);
  return found;
}

function check(bead: CheckedBead, norms: TextNorms): CheckedText {
  const isPair = bead.source.sentences.length > 0 && bead.target.sentences.length > 0;
  const sameness = (side: 'source' | 'target') =>
    isPair ? samenessKey(bead[side].lang, bead[side].sentences) : null;
  return {
    issues: checkBead(bead, norms).map((issue) => ({ issue, key: issueKey(issue, bead) })),
    sourceKey: sameness('source'),
    targetKey: sameness('target'),
    sameSource: keyed('same-source', bead),
    sameTarget: keyed('same-target', bead),
  };
}

function keyed(check: Check, bead: CheckedBead): KeyedIssue {
  const issue: Issue = { check, place: null, found: '' };
  return { issue, key: issueKey(issue, bead) };
}
