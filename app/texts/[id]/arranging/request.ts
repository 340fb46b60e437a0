import type { BeadView, ChangeResult } from '@/lib/store/types';
import { arrangeAction, statusAction, stepAction } from '../actions';
import { rangeAction } from '../range/range-actions';
import { sentenceAction } from '../sentences/sentence-actions';
import { isSentenceChange } from './change';
import type { Unanswered } from './unanswered';
import { wordingOf, wordingOfAll } from './wording';

/**
 * What brings a change to the server.
 * @param bead that it is told from, as it stands now; none of a step
 * @param end the bead at its other end, where it has one
 * @param beadAt the beads that are here
 * @returns null where others changed what the person saw
 */
export function requestOf(
  textId: string,
  { id: clientId, change }: Unanswered,
  bead: BeadView | undefined,
  end: BeadView | undefined,
  beadAt: (index: number) => BeadView | undefined,
): (() => Promise<ChangeResult>) | null {
  if (change.kind === 'step')
    return () => stepAction({ textId, direction: change.direction, clientId });
  if (!bead) return null;
  const seen = seenOf(bead);
  if (isSentenceChange(change)) {
    const operation =
      change.kind === 'join-sentences'
        ? { kind: change.kind, sentenceId: change.sentenceId, by: change.by, seen: change.seen }
        : change;
    return () => sentenceAction({ textId, bead: seen, operation, clientId });
  }
  switch (change.kind) {
    case 'status': {
      const { status, wording } = change;
      const isSeen = wording === undefined || wordingOf(bead) === wording;
      if (!isSeen || status === 'turned') return null;
      return () => statusAction({ textId, beads: [seen], status, clientId });
    }
    case 'move-to': {
      const { kind, side, sentenceIds } = change;
      if (!end) return null;
      const arrangement = { kind, side, sentenceIds, to: seenOf(end) };
      return () => arrangeAction({ textId, bead: seen, arrangement, clientId });
    }
    case 'range': {
      const { action, count, only, wording } = change;
      if (!end) return null;
      const beads: BeadView[] = [];
      for (let index = bead.index; index <= end.index; index++) {
        const it = beadAt(index);
        if (it) beads.push(it);
      }
      if (wording !== undefined && wordingOfAll(beads.map(wordingOf)) !== wording) return null;
      const range = { textId, first: bead.id, last: end.id, count, only, action };
      return () => rangeAction({ ...range, seen: beads.map(seenOf), clientId });
    }
    default:
      return () => arrangeAction({ textId, bead: seen, arrangement: change, clientId });
  }
}

function seenOf({ id, revision }: BeadView) {
  return { id, revision };
}
