import type { BeadView, Structure } from '@/lib/store/types';

/** Beads come from the server in windows of this many; window n holds the beads from n × size. */
export const windowSize = 60;

/**
 * The windows that are here, by number; the last of a text may be short. Of one that is not whole only
 * some beads are here, as a filter asked for them alone: the places of the others are empty.
 */
export type BeadWindows = ReadonlyMap<number, readonly (BeadView | undefined)[]>;

/** The bead at a place, from 0, where its window is here. */
export function beadAt(windows: BeadWindows, index: number): BeadView | undefined {
  return windows.get(Math.floor(index / windowSize))?.[index % windowSize];
}

/** The bead of an id, wherever it stands, where it is here. Looks at each bead that is here. */
export function beadOfId(windows: BeadWindows, id: number): BeadView | undefined {
  for (const beads of windows.values()) {
    const bead = beads.find((it) => it?.id === id);
    if (bead) return bead;
  }
}

/** The bead that holds a sentence, where it is here. Looks at each bead that is here. */
export function beadOfSentence(windows: BeadWindows, sentenceId: number): BeadView | undefined {
  const holds = ({ id }: { id: number }) => id === sentenceId;
  for (const beads of windows.values()) {
    const bead = beads.find((it) => it?.source.some(holds) || it?.target.some(holds));
    if (bead) return bead;
  }
}

/** Adds beads that came from the server. `from` must begin a window. */
export function addBeads(
  windows: BeadWindows,
  from: number,
  beads: readonly BeadView[],
): BeadWindows {
  const added = new Map(windows);
  for (let at = 0; at < beads.length; at += windowSize)
    added.set((from + at) / windowSize, beads.slice(at, at + windowSize));
  return added;
}

/** Whether all beads of a window are here. */
export function isWhole(windows: BeadWindows, number: number, total: number): boolean {
  const window = windows.get(number);
  if (!window) return false;
  for (let at = 0; at < Math.min(windowSize, total - number * windowSize); at++)
    if (!window[at]) return false;
  return true;
}

/** Whether those beads of a window are here that stand from one place to another, both included. */
export function hasAll(windows: BeadWindows, number: number, from: number, to: number): boolean {
  const window = windows.get(number);
  const begin = number * windowSize;
  for (let at = Math.max(begin, from); at <= Math.min(begin + windowSize - 1, to); at++)
    if (!window?.[at - begin]) return false;
  return true;
}

/** Adds single beads at their places. */
export function placeBeads(windows: BeadWindows, beads: readonly BeadView[]): BeadWindows {
  const placed = new Map(windows);
  const copied = new Map<number, (BeadView | undefined)[]>();
  for (const bead of beads) {
    const number = Math.floor(bead.index / windowSize);
    const window = copied.get(number) ?? [...(placed.get(number) ?? [])];
    window[bead.index % windowSize] = bead;
    copied.set(number, window);
    placed.set(number, window);
  }
  return placed;
}

/** Puts changed beads in their places; those whose window is not here are left out. */
export function replaceBeads(windows: BeadWindows, beads: readonly BeadView[]): BeadWindows {
  const replaced = new Map(windows);
  for (const bead of beads) {
    const number = Math.floor(bead.index / windowSize);
    const window = replaced.get(number);
    if (!window) continue;
    replaced.set(
      number,
      window.map((other) =>
        other?.id === bead.id && other.revision <= bead.revision ? bead : other,
      ),
    );
  }
  return replaced;
}

/** Puts newer beads where the same ones stand, whatever place they say: others may have moved them. */
export function meetBeads(windows: BeadWindows, beads: readonly BeadView[]): BeadWindows {
  const newer = new Map(beads.map((bead) => [bead.id, bead]));
  const met = new Map(windows);
  for (const [number, window] of windows) {
    if (!window.some((it) => it && newer.has(it.id))) continue;
    met.set(
      number,
      window.map((old) => {
        const bead = old && newer.get(old.id);
        return bead && bead.revision >= old.revision ? { ...bead, index: old.index } : old;
      }),
    );
  }
  return met;
}

/** Beads that were merged, split or moved: as they now stand, and those that are gone. */
export interface Rearranged {
  beads: readonly BeadView[];
  made: readonly number[];
  removed: readonly number[];
  /** How many beads the text has now. */
  total: number;
  /** What the places stood by before, and stand by now. */
  structure?: Structure;
}

/**
 * The places where beads went and came, each ascending: those of the gone before the change, those of
 * the made after it.
 * @returns null where a bead is gone that was not here, so that its place is not known
 */
export function movesOf(windows: BeadWindows, change: Rearranged): BeadMoves | null {
  const placeOf = new Map(beadsOf(windows).map((bead) => [bead.id, bead.index]));
  const gone = change.removed.map((id) => placeOf.get(id));
  const isMade = new Set(change.made);
  const isKnown = (place: number | undefined): place is number => place !== undefined;
  if (!gone.every(isKnown)) return null;
  return {
    gone: gone.sort((a, b) => a - b),
    made: change.beads.filter(({ id }) => isMade.has(id)).sort((a, b) => a.index - b.index),
  };
}

export interface BeadMoves {
  gone: number[];
  made: BeadView[];
}

/**
 * The windows after beads came and went: those behind move up or down. One that is not whole any more
 * is fetched again.
 * @returns null where a bead is gone that was not here, so that its place is not known
 */
export function rearrange(windows: BeadWindows, change: Rearranged): BeadWindows | null {
  const moves = movesOf(windows, change);
  if (!moves) return null;
  const { gone, made } = moves;
  const here = beadsOf(windows);
  const places = made.map(({ index }) => index);
  const changed = new Map(change.beads.map((bead) => [bead.id, bead]));
  const removed = new Set(change.removed);
  const now = here.flatMap((bead) => {
    if (removed.has(bead.id)) return [];
    let index = bead.index - gone.filter((place) => place < bead.index).length;
    for (const place of places) if (index >= place) index++;
    return [changed.get(bead.id) ?? (index === bead.index ? bead : { ...bead, index })];
  });
  return placeBeads(new Map(), [...now, ...made]);
}

/** A run of windows that one request can bring. */
export interface WindowRun {
  from: number;
  count: number;
}

/**
 * What is missing of the places `first` to `last`, in runs of neighbouring windows.
 * @param total beads of the text; places outside it do not count
 * @param most beads that one request may bring
 */
export function missingRuns(
  isHere: (window: number) => boolean,
  first: number,
  last: number,
  total: number,
  most: number,
): WindowRun[] {
  const runs: WindowRun[] = [];
  const begin = Math.floor(Math.max(0, first) / windowSize);
  const end = Math.floor(Math.min(total - 1, last) / windowSize);
  const mostWindows = Math.max(1, Math.floor(most / windowSize));
  for (let number = begin; number <= end; number++) {
    if (isHere(number)) continue;
    const run = runs.at(-1);
    const joins =
      run && run.from + run.count === number * windowSize && run.count < mostWindows * windowSize;
    if (joins) run.count += windowSize;
    else runs.push({ from: number * windowSize, count: windowSize });
  }
  return runs;
}

/** All beads that are here, in order. */
export function beadsOf(windows: BeadWindows): BeadView[] {
  return [...windows.entries()]
    .sort(([a], [b]) => a - b)
    .flatMap(([, beads]) => beads.filter((bead) => bead !== undefined));
}
