/**
 * A plain Gale & Church (1993), to measure against: lengths in characters alone, six kinds of beads,
 * the whole matrix up to `wholeMatrix` sentences a side and a fixed band around the diagonal beyond.
 * @returns the number of beads
 */
export function galeChurch(source: readonly string[], target: readonly string[]): number {
  const [m, n] = [source.length, target.length];
  const [sourceSums, targetSums] = [lengthsBefore(source), lengthsBefore(target)];
  const ratio = targetSums[n]! / Math.max(1, sourceSums[m]!);
  const half = Math.max(m, n) <= wholeMatrix ? Math.max(m, n) : bandHalf;
  const width = 2 * half + 1;
  const center = (i: number) => Math.round((i * n) / Math.max(1, m));
  const cost = new Float64Array((m + 1) * width).fill(Infinity);
  const moves = new Int8Array((m + 1) * width).fill(-1);
  const cell = (i: number, j: number) => {
    const column = j - center(i) + half;
    return i < 0 || j < 0 || j > n || column < 0 || column >= width ? -1 : i * width + column;
  };
  cost[cell(0, 0)] = 0;
  for (let i = 0; i <= m; i++) {
    const [from, to] = [Math.max(0, center(i) - half), Math.min(n, center(i) + half)];
    for (let j = from; j <= to; j++) {
      const at = cell(i, j);
      for (let kind = 0; kind < kinds.length; kind++) {
        const [a, b, prior] = kinds[kind]!;
        const before = cell(i - a, j - b);
        if (before === -1 || cost[before] === Infinity) continue;
        const x = (sourceSums[i]! - sourceSums[i - a]!) * ratio;
        const y = targetSums[j]! - targetSums[j - b]!;
        const z = (y - x) / Math.sqrt(variance * ((x + y) / 2 + 1));
        const total = cost[before]! + prior + 0.5 * z * z;
        if (total < cost[at]!) {
          cost[at] = total;
          moves[at] = kind;
        }
      }
    }
  }
  let beads = 0;
  for (let i = m, j = n; i > 0 || j > 0; beads++) {
    const [a, b] = kinds[moves[cell(i, j)]!]!;
    [i, j] = [i - a, j - b];
  }
  return beads;
}

const wholeMatrix = 1_000;
const bandHalf = 250;
const variance = 6.8;
const kinds: readonly [number, number, number][] = (
  [
    [1, 1, 0.89],
    [1, 0, 0.005],
    [0, 1, 0.005],
    [2, 1, 0.0445],
    [1, 2, 0.0445],
    [2, 2, 0.011],
  ] as const
).map(([a, b, share]) => [a, b, -Math.log(share)]);

function lengthsBefore(sentences: readonly string[]): Float64Array {
  const sums = new Float64Array(sentences.length + 1);
  sentences.forEach((sentence, at) => (sums[at + 1] = sums[at]! + sentence.length));
  return sums;
}
