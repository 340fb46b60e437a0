/** Whole numbers as runs, [first, last] each, in order: the operations that an index segment covers. */
export type Ranges = readonly (readonly [number, number])[];

/** The runs of numbers in any order. */
export function rangesOf(numbers: Iterable<number>): Ranges {
  const sorted = [...new Set(numbers)].sort((a, b) => a - b);
  const ranges: [number, number][] = [];
  for (const number of sorted) {
    const last = ranges.at(-1);
    if (last && last[1] + 1 === number) last[1] = number;
    else ranges.push([number, number]);
  }
  return ranges;
}

export function isIn(ranges: Ranges, number: number): boolean {
  return ranges.some(([first, last]) => first <= number && number <= last);
}
