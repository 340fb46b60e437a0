import type { Group } from '@/lib/align/operations';
import { completeBeads, regionsOf } from './differing-regions';
import { planOperations, type OperationSet } from './plan-operations';

const lengths = { source: Array(12).fill(10) as number[], target: Array(12).fill(10) as number[] };
const plain: OperationSet = { splitsAnywhere: true, hasExchange: false, movesSelections: false };
const all: OperationSet = { splitsAnywhere: true, hasExchange: true, movesSelections: true };

/** `01|0 2|12`: beads, each its sources and its targets by a digit. */
const beads = (text: string): Group[] =>
  text.split(' ').map((bead) => {
    const [source, target] = bead.split('|').map((side) => [...side].map(Number));
    return { source: source!, target: target! };
  });

const costOf = (start: string, goal: string, set: OperationSet) => {
  const plan = planOperations(beads(start), beads(goal), set, lengths);
  return plan && [plan.cost, plan.isShortest];
};

describe('the shortest way from beads to beads', () => {
  it.each([
    ['nothing', '0|0 1|1', '0|0 1|1', 0],
    ['a merge', '0|0 1|1', '01|01', 1],
    ['a split', '01|01', '0|0 1|1', 1],
    ['a move', '0|01 1|2', '0|0 1|12', 1],
    ['two moves', '0|012 1|3', '0|0 1|123', 2],
    ['a merge and a split, where moves would be more', '0|0123 1|4', '0|0 1|1234', 2],
    ['a slip, bead by bead', '0| 1|0 2|1 3|2 4|3', '0|0 1|1 2|2 3|3 4|', 4],
    ['no way to beads that cross', '01|01', '0|1 1|0', null],
  ])('by merge, split and move: %s', (_, start, goal, cost) => {
    expect(costOf(start, goal, plain)).toEqual(cost === null ? null : [cost, true]);
  });

  it.each([
    ['a selection at once', '0|0123 1|4', '0|0 1|1234', 1],
    ['an exchange', '0|1 1|0', '0|0 1|1', 1],
    ['a far move', '0|03 1|1 2|2', '0|0 1|1 2|23', 1],
    ['a shift, with the confirmed bead behind', '0| 1|0 2|1 3|2 4|3', '0|0 1|1 2|2 3|3 4|', 2],
  ])('by all operations: %s', (_, start, goal, cost) => {
    expect(costOf(start, goal, all)).toEqual([cost, true]);
  });
});

it('is looked for where two alignments differ, and nowhere else', () => {
  expect(regionsOf(beads('0|0 12|1 3|2 4|34'), beads('0|0 1|1 23|2 4|34'))).toEqual([
    { start: beads('12|1 3|2'), goal: beads('1|1 23|2') },
  ]);
});

it('leads to every sentence of a gold alignment, those of no bead too', () => {
  expect(completeBeads(beads('0|0 2|1'), 3, 3)).toEqual([
    ...beads('0|0'),
    { source: [1], target: [] },
    ...beads('2|1'),
    { source: [], target: [2] },
  ]);
});
