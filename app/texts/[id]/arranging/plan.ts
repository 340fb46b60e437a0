import { arrangeGroups, type NearArrangement } from '@/lib/align/arrangement';
import { moveSentences } from '@/lib/align/operations';
import type { BeadView, SentenceView } from '@/lib/store/types';
import { beadAt, beadOfId, type BeadWindows, type Rearranged } from '../bead-windows';
import { isSentenceChange, type Change, type FarMove } from './change';
import { planRange } from './plan-range';
import { planSentence } from './plan-sentence';
import { planRegrouping } from './regroup-runs';

/** A change as it comes out: what the page shows until the server's answer takes its place. */
export interface Plan {
  change: Rearranged;
  /** The beads that it concerns, as they stood before. */
  run: readonly BeadView[];
  /** Where the bead that it was told from stands afterwards. */
  at: number;
  /** The sentence that it makes, by its temporary id. */
  madeSentence?: number;
}

/** The beads that are here, and how many there are in all. */
export interface Here {
  windows: BeadWindows;
  total: number;
}

/** A shift of more beads than this waits for the server, whose answer is then of the first only. */
const mostShifted = 400;

/**
 * What a change makes of the beads that are here, by the same operations as the server's.
 * @param key of the change: what it makes has the same ids whenever it is planned
 * @returns 'impossible' where the beads do not allow it; null where that cannot be told, as some of
 *   them are not here or not as they were seen
 */
export function planOf(
  windows: BeadWindows,
  total: number,
  beadId: number,
  change: Change,
  key: number,
): Plan | 'impossible' | null {
  const bead = beadOfId(windows, beadId);
  if (!bead || change.kind === 'step') return null;
  const here = { windows, total };
  if (isSentenceChange(change)) return planSentence(here, bead, change, key);
  switch (change.kind) {
    case 'status': {
      if (change.status === 'turned') return null;
      const beads = [{ ...bead, status: change.status }];
      return { change: { beads, made: [], removed: [], total }, run: [bead], at: bead.index };
    }
    case 'range':
      return planRange(here, bead, change, key);
    case 'move-to':
      return planFarMove(here, bead, change, key);
    default:
      return planNear(here, bead, change, key);
  }
}

/** The beads as a change found them: it is shown only as long as they stand so. */
export function signatureOf(run: readonly BeadView[]): string {
  const ids = (sentences: readonly SentenceView[]) => sentences.map(({ id }) => id).join();
  return run.map(({ source, target }) => `${ids(source)}|${ids(target)}`).join(';');
}

function planNear(
  here: Here,
  bead: BeadView,
  change: NearArrangement,
  key: number,
): Plan | 'impossible' | null {
  const run = runOf(here, bead, change);
  if (!run || run === 'impossible') return run;
  return planRegrouping({
    runs: [run],
    regroup: ([groups], sentences) => {
      const after = arrangeGroups(groups!, change, (side, at) => sentences[side][at]!.text);
      return after && [after];
    },
    statusOf: (old) => (change.kind === 'shift' ? (old?.status ?? 'machine') : 'draft'),
    total: here.total,
    beadId: bead.id,
    key,
  });
}

/** The neighbours that an arrangement concerns, as the server chooses them. */
function runOf(
  { windows, total }: Here,
  bead: BeadView,
  change: NearArrangement,
): BeadView[] | 'impossible' | null {
  const { index } = bead;
  if (change.kind === 'split' || change.kind === 'part') return [bead];
  const before = beadAt(windows, index - 1);
  if (change.kind !== 'shift') {
    const other = index + change.by;
    if (other < 0 || other >= total) return 'impossible';
    const beside = beadAt(windows, other);
    if (!beside) return null;
    return change.by === 1 ? [bead, beside] : [beside, bead];
  }
  const run = [bead];
  for (let at = index + 1; at < total; at++) {
    const next = beadAt(windows, at);
    if (!next || run.length > mostShifted) return null;
    if (next.status === 'confirmed') break;
    run.push(next);
  }
  if (change.by === 1) return run;
  if (index === 0) return 'impossible';
  if (!before) return null;
  return before.status === 'confirmed' ? 'impossible' : [before, ...run];
}

function planFarMove(
  { windows, total }: Here,
  from: BeadView,
  { side, sentenceIds, to: toId }: FarMove,
  key: number,
): Plan | 'impossible' | null {
  const to = toId === null ? undefined : beadOfId(windows, toId);
  if (!to) return null;
  if (to.id === from.id) return 'impossible';
  const isBehind = to.index > from.index;
  return planRegrouping({
    runs: isBehind ? [[from], [to]] : [[to], [from]],
    regroup: (groups, sentences) => {
      const [one, other] = isBehind ? [groups[0]![0]!, groups[1]![0]!] : [groups[1]![0]!, groups[0]![0]!]; // prettier-ignore
      const keys = sentenceIds.map((id) => sentences[side].findIndex((it) => it.id === id));
      const moved = moveSentences(one, other, side, keys);
      if (!moved) return null;
      const left = moved.from ? [moved.from] : [];
      return isBehind ? [left, [moved.to]] : [[moved.to], left];
    },
    statusOf: () => 'draft',
    total,
    beadId: from.id,
    key,
  });
}
