import type { DraftBead } from '@/lib/store/checks/check-draft';
import type { BeadView, Side } from '@/lib/store/types';
import type { PendingEdits } from '../pending-edits';
import { placeOf, unwritten } from '../place';
import { toOneLine } from '../sentence-text';

/**
 * A bead as it will stand when what is being written is saved, with what is on its way already.
 * @returns null where that is how it stands, where nothing is written, or another bead is
 */
export function draftBead(
  bead: BeadView,
  open: { sentenceId: number; typed: string },
  pending: PendingEdits,
): DraftBead | null {
  const typed = toOneLine(open.typed);
  if (typed === '' || !placeOf(bead, open.sentenceId)) return null;
  let isOther = false;
  const sentences = (side: Side) => {
    const empty = unwritten(bead, side);
    const standing = empty ? [empty.sentence] : bead[side];
    return standing.flatMap(({ id, text }) => {
      const now = id === open.sentenceId ? typed : (pending.get(id)?.text ?? text);
      isOther ||= now !== text;
      return now === '' ? [] : [{ id, text: now }];
    });
  };
  const draft = { beadId: bead.id, source: sentences('source'), target: sentences('target') };
  return isOther ? draft : null;
}
