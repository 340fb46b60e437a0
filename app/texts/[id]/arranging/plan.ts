import { arrangeGroups, type NearArrangement } from '@/lib/align/arrangement';
import { heirs, nameOf, type Group } from '@/lib/align/operations';
import type { BeadStatus, BeadView, SentenceView, Side } from '@/lib/store/types';
import { beadAt, beadOfId, type BeadWindows, type Rearranged } from '../bead-windows';

/** What is done to a bead and shown before the server has it. */
export type Change = NearArrangement | StatusChange;

export interface StatusChange {
  kind: 'status';
  status: BeadStatus;
  /** What stands in the bead as the person saw it (`wordingOf`). */
  wording?: string | undefined;
  /** Not as long as something that they wrote in it could not be saved. */
  onlySaved?: boolean | undefined;
}

/** A change as it comes out: what the page shows until the server's answer takes its place. */
export interface Plan {
  change: Rearranged;
  /** The beads that it concerns, as they stood before. */
  run: readonly BeadView[];
  /** Where the bead that it was told from stands afterwards. */
  at: number;
}

/** A shift of more beads than this waits for the server, whose answer is then of the first only. */
const mostShifted = 400;

/** Ids from here on are of beads that the server has not made yet. */
const firstTemporary = 2 ** 45;
/** The most beads that one change makes. A page numbers its changes by `nextKey`. */
const mostMade = 4;

/**
 * The number of a change that is made now: after all of this page, and another than any of another page
 * or of one that was open before, since the temporary ids of its beads come from it.
 * @param last the number of the change before
 */
export function nextKey(last: number): number {
  return Math.max(last + 1, Date.now() * 256 + Math.floor(Math.random() * 256));
}

/** Whether the server has no bead of this id yet. */
export function isTemporary(beadId: number): boolean {
  return beadId >= firstTemporary;
}

/**
 * What a change makes of the beads that are here, by the same operations as the server's.
 * @param key of the change: its new beads have the same ids whenever it is planned
 * @returns 'impossible' where the beads do not allow it; null where that cannot be told, as some of
 *   them are not here
 */
export function planOf(
  windows: BeadWindows,
  total: number,
  beadId: number,
  change: Change,
  key: number,
): Plan | 'impossible' | null {
  const bead = beadOfId(windows, beadId);
  if (!bead) return null;
  if (change.kind === 'status') {
    const beads = [{ ...bead, status: change.status }];
    return { change: { beads, made: [], removed: [], total }, run: [bead], at: bead.index };
  }
  const run = runOf(windows, total, bead, change);
  if (!run || run === 'impossible') return run;
  const sentences = {
    source: inOrder(run.flatMap(({ source }) => source)),
    target: inOrder(run.flatMap(({ target }) => target)),
  };
  const groups = groupsOf(run, sentences);
  const after = arrangeGroups(groups, change, (side, key) => sentences[side][key]!.text);
  if (!after) return 'impossible';
  const beads = beadsAfter({ run, groups, after, sentences, change, key });
  const stays = new Set(beads.map(({ id }) => id));
  return {
    change: {
      beads,
      made: beads.flatMap(({ id }) => (run.some((it) => it.id === id) ? [] : [id])),
      removed: run.flatMap(({ id }) => (stays.has(id) ? [] : [id])),
      total: total + after.length - run.length,
    },
    run,
    at: beads.find(({ id }) => id === beadId)?.index ?? beads[0]!.index,
  };
}

/** The beads as a change found them: it is shown only as long as they stand so. */
export function signatureOf(run: readonly BeadView[]): string {
  const ids = (sentences: readonly SentenceView[]) => sentences.map(({ id }) => id).join();
  return run.map(({ source, target }) => `${ids(source)}|${ids(target)}`).join(';');
}

/** The neighbours that an arrangement concerns, as the server chooses them. */
function runOf(
  windows: BeadWindows,
  total: number,
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

function inOrder(sentences: readonly SentenceView[]): SentenceView[] {
  return [...sentences].sort((a, b) => (a.order < b.order ? -1 : 1));
}

function groupsOf(
  run: readonly BeadView[],
  sentences: Record<Side, readonly SentenceView[]>,
): Group[] {
  const numbersOf = (side: Side) => new Map(sentences[side].map(({ id }, at) => [id, at]));
  const numbers = { source: numbersOf('source'), target: numbersOf('target') };
  const of = (bead: BeadView, side: Side) =>
    bead[side].map(({ id }) => numbers[side].get(id)!).sort((a, b) => a - b);
  return run.map((bead) => ({ source: of(bead, 'source'), target: of(bead, 'target') }));
}

/** The beads that stand in the place of a run; what only the server knows of them is left as it was. */
function beadsAfter({
  run,
  groups,
  after,
  sentences,
  change,
  key,
}: {
  run: readonly BeadView[];
  groups: readonly Group[];
  after: readonly Group[];
  sentences: Record<Side, readonly SentenceView[]>;
  change: NearArrangement;
  key: number;
}): BeadView[] {
  const found = heirs(groups, after);
  const confidence = Math.min(...run.map((bead) => bead.confidence));
  const status = (old: BeadView | undefined): BeadStatus =>
    change.kind === 'shift' ? (old?.status ?? 'machine') : 'draft';
  let made = 0;
  return after.map((group, place) => {
    const heir = found[place] ?? null;
    const old = heir === null ? undefined : run[heir];
    const index = run[0]!.index + place;
    if (old && nameOf(group) === nameOf(groups[heir!]!)) return { ...old, index };
    const source = group.source.map((at) => sentences.source[at]!);
    const target = group.target.map((at) => sentences.target[at]!);
    const ids = new Set([...source, ...target].map(({ id }) => id));
    return {
      ...(old?.comments && { comments: old.comments }),
      ...(old?.origin && { origin: old.origin }),
      id: old?.id ?? firstTemporary + key * mostMade + made++,
      index,
      status: status(old),
      confidence: old?.confidence ?? confidence,
      revision: old?.revision ?? 0,
      source,
      target,
      // What is wrong with a bead as a whole is known when it was checked again.
      issues: run.flatMap(({ issues }) =>
        issues.filter(({ place }) => place && ids.has(place.sentenceId)),
      ),
    };
  });
}
