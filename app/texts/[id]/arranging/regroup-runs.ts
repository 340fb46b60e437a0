import { heirs, nameOf, type Group } from '@/lib/align/operations';
import type { BeadStatus, BeadView, SentenceView, Side } from '@/lib/store/types';
import type { Plan } from './plan';
import { temporaryId } from './temporary-ids';

export type SentencesBySide = Record<Side, readonly SentenceView[]>;

interface Regrouping {
  /** Runs of neighbouring beads, in their order. */
  runs: readonly (readonly BeadView[])[];
  /** What is to stand in the place of each; null where the beads do not allow it. */
  regroup: (
    groups: readonly (readonly Group[])[],
    sentences: SentencesBySide,
  ) => readonly (readonly Group[])[] | null;
  statusOf: (old: BeadView | undefined) => BeadStatus;
  /** How many beads the text has. */
  total: number;
  /** The bead that it is told from. */
  beadId: number;
  key: number;
}

/** The plan of a change that puts other beads in the place of some, of the same sentences. */
export function planRegrouping(change: Regrouping): Plan | 'impossible' {
  const { runs, regroup, total, beadId } = change;
  const all = runs.flat();
  const sentences = {
    source: inOrder(all.flatMap(({ source }) => source)),
    target: inOrder(all.flatMap(({ target }) => target)),
  };
  const groups = runs.map((run) => groupsOf(run, sentences));
  const after = regroup(groups, sentences);
  if (!after) return 'impossible';
  const beads = beadsAfter(change, groups, after, sentences);
  const stays = new Set(beads.map(({ id }) => id));
  const stood = new Set(all.map(({ id }) => id));
  return {
    change: {
      beads,
      made: beads.flatMap(({ id }) => (stood.has(id) ? [] : [id])),
      removed: all.flatMap(({ id }) => (stays.has(id) ? [] : [id])),
      total: total + beads.length - all.length,
    },
    run: all,
    at: beads.find(({ id }) => id === beadId)?.index ?? beads[0]!.index,
  };
}

function inOrder(sentences: readonly SentenceView[]): SentenceView[] {
  return [...sentences].sort((a, b) => (a.order < b.order ? -1 : 1));
}

function groupsOf(run: readonly BeadView[], sentences: SentencesBySide): Group[] {
  const numbersOf = (side: Side) => new Map(sentences[side].map(({ id }, at) => [id, at]));
  const numbers = { source: numbersOf('source'), target: numbersOf('target') };
  const of = (bead: BeadView, side: Side) =>
    bead[side].map(({ id }) => numbers[side].get(id)!).sort((a, b) => a - b);
  return run.map((bead) => ({ source: of(bead, 'source'), target: of(bead, 'target') }));
}

/** The beads that stand in the place of runs; what only the server knows of them is left as it was. */
function beadsAfter(
  { runs, statusOf, key }: Regrouping,
  groups: readonly (readonly Group[])[],
  after: readonly (readonly Group[])[],
  sentences: SentencesBySide,
): BeadView[] {
  const all = runs.flat();
  const confidence = Math.min(...all.map((bead) => bead.confidence));
  let made = 0;
  let moved = 0;
  return runs.flatMap((run, at) => {
    const found = heirs(groups[at]!, after[at]!);
    const first = run[0]!.index + moved;
    moved += after[at]!.length - run.length;
    return after[at]!.map((group, place) => {
      const heir = found[place] ?? null;
      const old = heir === null ? undefined : run[heir];
      const index = first + place;
      if (old && nameOf(group) === nameOf(groups[at]![heir!]!)) return { ...old, index };
      const source = group.source.map((number) => sentences.source[number]!);
      const target = group.target.map((number) => sentences.target[number]!);
      const ids = new Set([...source, ...target].map(({ id }) => id));
      return {
        ...(old?.comments && { comments: old.comments }),
        ...(old?.origin && { origin: old.origin }),
        id: old?.id ?? temporaryId(key, made++),
        index,
        status: statusOf(old),
        confidence: old?.confidence ?? confidence,
        revision: old?.revision ?? 0,
        source,
        target,
        // What is wrong with a bead as a whole is known when it was checked again.
        issues: all.flatMap(({ issues }) =>
          issues.filter(({ place }) => place && ids.has(place.sentenceId)),
        ),
      };
    });
  });
}
