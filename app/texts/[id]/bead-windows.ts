import type { BeadView, Structure } from '@/lib/store/types';

/** Beads come from the server in windows of this many; window n holds the beads from n × size. */
export const windowSize = 60;

/** The windows that are here, by number. A window is always whole: the last of a text may be short. */
export type BeadWindows = ReadonlyMap<number, readonly BeadView[]>;

/** The bead at a place, from 0, where its window is here. */
export function beadAt(windows: BeadWindows, index: number): BeadView | undefined {
  return windows.get(Math.floor(index / windowSize))?.[index % windowSize];
}

/** The bead of an id, wherever it stands, where it is here. Looks at each bead that is here. */
export function beadOfId(windows: BeadWindows, id: number): BeadView | undefined {
  for (const beads of windows.values()) {
    const bead = beads.find((it) => it.id === id);
    if (bead) return bead;
  }
}

/** The bead that holds a sentence, where it is here. Looks at each bead that is here. */
export function beadOfSentence(windows: BeadWindows, sentenceId: number): BeadView | undefined {
  const holds = ({ id }: { id: number }) => id === sentenceId;
  for (const beads of windows.values()) {
    const bead = beads.find(({ source, target }) => source.some(holds) || target.some(holds));
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
        other.id === bead.id && other.revision <= bead.revision ? bead : other,
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
    if (!window.some(({ id }) => newer.has(id))) continue;
    met.set(
      number,
      window.map((old) => {
        const bead = newer.get(old.id);
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
 * The windows after beads came and went: those behind move up or down, and a window that is not
 * whole any more is left out, to be fetched again.
 * @returns null where a bead is gone that was not here, so that its place is not known
 */
export function rearrange(windows: BeadWindows, change: Rearranged): BeadWindows | null {
  const here = beadsOf(windows);
  const placeOf = new Map(here.map((bead) => [bead.id, bead.index]));
  const gone = change.removed.map((id) => placeOf.get(id));
  const isMade = new Set(change.made);
  const made = change.beads.filter(({ id }) => isMade.has(id));
  const isKnown = (place: number | undefined): place is number => place !== undefined;
  if (!gone.every(isKnown)) return null;

  const places = made.map(({ index }) => index).sort((a, b) => a - b);
  const changed = new Map(change.beads.map((bead) => [bead.id, bead]));
  const removed = new Set(change.removed);
  const now = here.flatMap((bead) => {
    if (removed.has(bead.id)) return [];
    let index = bead.index - gone.filter((place) => place < bead.index).length;
    for (const place of places) if (index >= place) index++;
    return [changed.get(bead.id) ?? (index === bead.index ? bead : { ...bead, index })];
  });
  const next = new Map<number, BeadView[]>();
  for (const bead of [...now, ...made].sort((a, b) => a.index - b.index)) {
    const number = Math.floor(bead.index / windowSize);
    next.set(number, [...(next.get(number) ?? []), bead]);
  }
  for (const [number, beads] of next) {
    const whole = Math.min(windowSize, change.total - number * windowSize);
    if (beads.length !== whole) next.delete(number);
  }
  return next;
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
  return [...windows.entries()].sort(([a], [b]) => a - b).flatMap(([, beads]) => [...beads]);
}
