import type { Stretch } from './lattice';
import { TypeKind, type Side, type TextModel } from './text-model';

/** For each number of Chinese sentences of a stretch, the least and the most English places that can be reached by then. */
export interface Band {
  from: Int32Array;
  to: Int32Array;
  /** So many places at either edge may be given up where they turn out hopeless. */
  edge: number;
}

/** Up to so many cells the whole matrix is searched. */
const wholeMatrix = 4_000;
/** The coarsest level has about so many groups a side. */
const coarsest = 300;
const factor = 5;
/** How many groups on either side of the coarser path a level may stray. */
const stray = 3;
const defaultMargin = 24;

/**
 * Where the alignment of a long stretch must lie. The text is compared in ever smaller groups of
 * sentences, each level in a band around the path of the coarser one: time and space stay linear
 * in the length of the text but for the coarsest level, which has a fixed size.
 * @param margin how many sentences on either side of the last coarse path are searched
 */
export function findBand(model: TextModel, stretch: Stretch, margin = defaultMargin): Band {
  const m = stretch.cEnd - stretch.c;
  const n = stretch.eEnd - stretch.e;
  if ((m + 1) * (n + 1) <= wholeMatrix) return shifted(wholeBand(m, n), stretch.e);
  let size = factor;
  while (Math.max(m, n) / size > coarsest) size *= factor;
  let path: number[] | undefined;
  let pathSize = size;
  for (; size >= factor; size = Math.ceil(size / factor)) {
    const chinese = groupChinese(model, stretch, size);
    const english = groupEnglish(model, stretch, size);
    const band = path
      ? aroundPath(path, chinese.length, english.length, pathSize / size, stray * (pathSize / size))
      : wholeBand(chinese.length, english.length);
    path = bestPath(chinese, english, band, model);
    pathSize = size;
  }
  const band = aroundPath(path!, m, n, pathSize, margin + pathSize);
  return { ...shifted(band, stretch.e), edge: margin + pathSize };
}

function shifted({ from, to, edge }: Band, by: number): Band {
  return { from: from.map((at) => at + by), to: to.map((at) => at + by), edge };
}

function wholeBand(m: number, n: number): Band {
  return { from: new Int32Array(m + 1), to: new Int32Array(m + 1).fill(n), edge: 0 };
}

/** A band around a path over groups, for units that are `scale` times smaller. */
function aroundPath(
  path: readonly number[],
  m: number,
  n: number,
  scale: number,
  width: number,
): Band {
  const from = new Int32Array(m + 1);
  const to = new Int32Array(m + 1);
  for (let i = 0; i <= m; i++) {
    const at = Math.min(path.length - 1, Math.floor(i / scale));
    const next = Math.min(path.length - 1, at + 1);
    from[i] = Math.max(0, Math.floor(path[at]! * scale - width));
    to[i] = Math.min(n, Math.ceil(path[next]! * scale + width));
  }
  from[0] = 0;
  to[m] = n;
  return ascending({ from, to, edge: 0 });
}

/** Places never go back: the least ones from the end, the most ones from the beginning. */
export function ascending({ from, to, edge }: Band): Band {
  for (let i = from.length - 2; i >= 0; i--) from[i] = Math.min(from[i]!, from[i + 1]!);
  for (let i = 1; i < to.length; i++) to[i] = Math.max(to[i]!, to[i - 1]!);
  return { from, to, edge };
}

/** The distinct stems of a group of sentences with their weights. */
interface Group {
  stems: Int32Array;
  weights: Float32Array;
}

function groupChinese({ chinese, links }: TextModel, { c, cEnd }: Stretch, size: number): Group[] {
  return groups(c, cEnd, size, (i, add) => {
    forEachToken(chinese, i, (word) => {
      for (let at = links.start[word]!; at < links.start[word + 1]!; at++)
        if (links.weight[at]! >= 0.1) add(links.english[at]!, links.weight[at]!);
    });
  });
}

function groupEnglish({ english }: TextModel, { e, eEnd }: Stretch, size: number): Group[] {
  return groups(e, eEnd, size, (j, add) => forEachToken(english, j, (stem) => add(stem, 1)));
}

function forEachToken(side: Side, sentence: number, see: (type: number) => void): void {
  for (let t = side.start[sentence]!; t < side.start[sentence + 1]!; t++) {
    const type = side.tokens[t]!;
    if (side.types.kinds[type] !== TypeKind.function) see(type);
  }
}

function groups(
  from: number,
  to: number,
  size: number,
  read: (at: number, add: (stem: number, weight: number) => void) => void,
): Group[] {
  const all: Group[] = [];
  for (let start = from; start < to; start += size) {
    const best = new Map<number, number>();
    const add = (stem: number, weight: number) => {
      if (weight > (best.get(stem) ?? 0)) best.set(stem, weight);
    };
    for (let at = start; at < Math.min(to, start + size); at++) read(at, add);
    all.push({ stems: Int32Array.from(best.keys()), weights: Float32Array.from(best.values()) });
  }
  return all;
}

/** The best monotone path through a band of groups: for each Chinese group, the English place at its start. */
function bestPath(chinese: Group[], english: Group[], band: Band, model: TextModel): number[] {
  const m = chinese.length;
  const scores: Float64Array[] = [];
  const moves: Uint8Array[] = [];
  const present = new Float32Array(model.english.types.probability.length);
  const norm = english.map((group) => Math.sqrt(rarity(group, model) + 1));
  for (let i = 0; i <= m; i++) {
    const [from, to] = [band.from[i]!, band.to[i]!];
    const row = new Float64Array(to - from + 1).fill(-Infinity);
    const move = new Uint8Array(to - from + 1);
    const group = i > 0 ? chinese[i - 1]! : undefined;
    group?.stems.forEach((stem, at) => {
      present[stem] = group.weights[at]! * -Math.log(model.english.types.probability[stem]!);
    });
    const own = group ? Math.sqrt(rarity(group, model) + 1) : 1;
    for (let j = from; j <= to; j++) {
      let best = i === 0 && j === 0 ? 0 : -Infinity;
      let by = 0;
      const before = scores[i - 1];
      const offset = i > 0 ? band.from[i - 1]! : 0;
      if (group && j > 0) {
        let common = 0;
        for (const stem of english[j - 1]!.stems) common += present[stem]!;
        const likeness = common / own / norm[j - 1]!;
        const diagonal = before![j - 1 - offset];
        if (diagonal !== undefined && diagonal + likeness > best)
          [best, by] = [diagonal + likeness, 1];
        // One group may answer to two: half a step is taken with the likeness it has.
        const left = row[j - 1 - from];
        if (left !== undefined && left + 0.3 * likeness > best)
          [best, by] = [left + 0.3 * likeness, 2];
        const down = before![j - offset];
        if (down !== undefined && down + 0.3 * likeness > best)
          [best, by] = [down + 0.3 * likeness, 3];
      } else if (j > from && i === 0) {
        if (row[j - 1 - from]! > best) [best, by] = [row[j - 1 - from]!, 2];
      } else if (group) {
        const down = before![j - offset];
        if (down !== undefined && down > best) [best, by] = [down, 3];
      }
      row[j - from] = best;
      move[j - from] = by;
    }
    group?.stems.forEach((stem) => (present[stem] = 0));
    scores.push(row);
    moves.push(move);
  }
  const path = new Array<number>(m + 1).fill(0);
  let i = m;
  let j = english.length;
  while (i > 0 || j > 0) {
    const move = moves[i]![j - band.from[i]!];
    path[i] = j;
    if (move === 1) [i, j] = [i - 1, j - 1];
    else if (move === 2) j--;
    else if (move === 3) i--;
    else break;
  }
  path[0] = 0;
  return path;
}

function rarity(group: Group, model: TextModel): number {
  let sum = 0;
  group.stems.forEach((stem, at) => {
    sum += group.weights[at]! * -Math.log(model.english.types.probability[stem]!);
  });
  return sum;
}
