/** The two sides of a bead. */
export type BeadSide = 'source' | 'target';

/**
 * A bead as the operations see it: its sentences on either side as numbers that ascend in the order
 * of the text. The numbers only have to be the same for all beads of one operation.
 */
export type Group = Readonly<Record<BeadSide, readonly number[]>>;

/**
 * What an operation makes of a run of neighbouring beads: the beads that stand in its place, or null
 * where it cannot be done. It holds the same sentences as before, so that giving the run back is the
 * inverse of every operation.
 */
export type Regrouped = readonly Group[] | null;

/** Two beads as one. */
export function mergeBeads(first: Group, second: Group): Regrouped {
  return [
    { source: inOrder(first.source, second.source), target: inOrder(first.target, second.target) },
  ];
}

/**
 * One bead as two.
 * @param at how many sentences of either side go into the first of them
 */
export function splitBead(bead: Group, at: Readonly<Record<BeadSide, number>>): Regrouped {
  const part = (begin: 0 | 1): Group => ({
    source: begin === 0 ? bead.source.slice(0, at.source) : bead.source.slice(at.source),
    target: begin === 0 ? bead.target.slice(0, at.target) : bead.target.slice(at.target),
  });
  const parts = [part(0), part(1)];
  return parts.some(isEmpty) ? null : parts;
}

/**
 * Where a bead is best split, by length alone: where both first parts hold nearly the same share of
 * their sides. Both parts have both sides, if the bead's sentences suffice.
 * @param lengths of the bead's sentences on either side, in any unit
 * @returns how many sentences of either side go into the first part; null where there is but one
 */
export function bestSplit(
  lengths: Readonly<Record<BeadSide, readonly number[]>>,
): Record<BeadSide, number> | null {
  const { source, target } = lengths;
  if (source.length + target.length < 2) return null;
  if (source.length < 2 && target.length < 2) return { source: 1, target: 0 };
  const [shares, others] = [sharesOf(source), sharesOf(target)];
  let best: Record<BeadSide, number> | null = null;
  let least = Infinity;
  for (const [i, share] of shares.entries())
    for (const [j, other] of others.entries()) {
      const ends = (i === 0 && j === 0) || (i === source.length && j === target.length);
      if (ends) continue;
      // A part without one of its sides is the last resort.
      const lacks = (at: number, length: number) => (length > 0 && (at === 0 || at === length) ? 1 : 0); // prettier-ignore
      const cost =
        (source.length > 0 && target.length > 0 ? Math.abs(share - other) : Math.abs(share + other - 0.5)) +
        lacks(i, source.length) +
        lacks(j, target.length); // prettier-ignore
      if (cost < least) [best, least] = [{ source: i, target: j }, cost];
    }
  return best;
}

/**
 * Sentences of one side taken out of a bead and given to another. A bead that has none left goes.
 * @param keys of sentences that stand in `from` on that side
 */
export function moveSentences(
  from: Group,
  to: Group,
  side: BeadSide,
  keys: readonly number[],
): { from: Group | null; to: Group } | null {
  if (keys.length === 0 || keys.some((key) => !from[side].includes(key))) return null;
  const rest = { ...from, [side]: from[side].filter((key) => !keys.includes(key)) };
  return {
    from: isEmpty(rest) ? null : rest,
    to: { ...to, [side]: inOrder(to[side], keys) },
  };
}

/** Two beads with their targets exchanged. */
export function exchangeTargets(first: Group, second: Group): Regrouped {
  if (first.target.length + second.target.length === 0) return null;
  const exchanged = [
    { source: first.source, target: second.target },
    { source: second.source, target: first.target },
  ];
  return exchanged.some(isEmpty) ? null : exchanged;
}

/** A bead as two that have one side each. */
export function partSides(bead: Group): Regrouped {
  if (bead.source.length === 0 || bead.target.length === 0) return null;
  return [
    { source: bead.source, target: [] },
    { source: [], target: bead.target },
  ];
}

/**
 * The repair of a slip: one side of all beads moves one bead on, or back.
 * @param run on: the beads from where it slipped. Back: these, and before them the one that takes
 *   the first of them in
 * @param by 1 on, -1 back
 */
export function shiftSide(run: readonly Group[], side: BeadSide, by: 1 | -1): Regrouped {
  if (run.length < 2 || run.every((bead) => bead[side].length === 0)) return null;
  const moved = run.map((bead, at): Group => {
    const comes = run[at - by]?.[side] ?? [];
    return { ...bead, [side]: by === -1 && at === 0 ? inOrder(bead[side], comes) : comes };
  });
  const left = by === 1 ? run.at(-1)![side] : [];
  const last: Group = { source: [], target: [], [side]: left };
  return [...moved, last].filter((bead) => !isEmpty(bead));
}

/** Whether two runs of beads are the same. */
export function isSame(first: readonly Group[], second: readonly Group[]): boolean {
  return (
    first.length === second.length &&
    first.every((bead, at) => nameOf(bead) === nameOf(second[at]!))
  );
}

/**
 * Which bead of the old run each bead of the new one goes on: the first that is still free and
 * shares a sentence with it, of the source rather than of the target.
 * @returns for each bead of `after` an index into `before`, ascending where not null
 */
export function heirs(before: readonly Group[], after: readonly Group[]): (number | null)[] {
  const found: (number | null)[] = after.map(() => null);
  const taken = new Set<number>();
  for (const side of ['source', 'target'] as const) {
    const beadOf = new Map(before.flatMap((bead, at) => bead[side].map((key) => [key, at])));
    // The heir of the next bead that has one: what comes before it must come from before it.
    const limits = found.map(() => Infinity);
    for (let at = found.length - 2; at >= 0; at--) limits[at] = found[at + 1] ?? limits[at + 1]!;
    let last = -1;
    after.forEach((bead, at) => {
      const heir = bead[side]
        .map((key) => beadOf.get(key)!)
        .find((place) => place > last && place < limits[at]! && !taken.has(place));
      if (found[at] === null && heir !== undefined) {
        found[at] = heir;
        taken.add(heir);
      }
      last = found[at] ?? last;
    });
  }
  return found;
}

/** A bead as text, the same for the same sentences. */
export function nameOf({ source, target }: Group): string {
  return `${source.join()}|${target.join()}`;
}

function isEmpty({ source, target }: Group): boolean {
  return source.length === 0 && target.length === 0;
}

function inOrder(...lists: (readonly number[])[]): number[] {
  return lists.flat().sort((a, b) => a - b);
}

/** What share of the whole lies before each boundary, from 0 to 1. */
function sharesOf(lengths: readonly number[]): number[] {
  const whole = lengths.reduce((sum, length) => sum + length, 0) || 1;
  const shares = [0];
  for (const length of lengths) shares.push(shares.at(-1)! + length / whole);
  return shares;
}
