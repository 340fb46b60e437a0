import { readFileSync } from 'node:fs';
import { evaluateMeasures, measures, readJudgedPairs } from './match-measures';

const pairs = readJudgedPairs('tests/data/matches/pairs.tsv');

describe('the measures of matches', () => {
  it.each(Object.entries(measures))('%s gives 1 for the same text, and is symmetric', (_, of) => {
    for (const { segment, unit } of pairs) {
      expect(of(segment, segment)).toBeCloseTo(1);
      expect(of(segment, unit)).toBeCloseTo(of(unit, segment));
    }
  });

  it('agree with the judge as docs/memory.md says', () => {
    const docs = readFileSync('docs/memory.md', 'utf8').replace(/ +/g, ' ');
    for (const { measure, correlation, ordered } of evaluateMeasures(pairs))
      expect(docs).toContain(
        `| ${measure} | ${correlation.toFixed(3)} | ${(100 * ordered).toFixed(1)} % |`,
      );
  });
});

it('there are 200 pairs, judged 0 to 4', () => {
  expect(pairs).toHaveLength(200);
  expect(new Set(pairs.map(({ judgement }) => judgement))).toEqual(new Set([0, 1, 2, 3, 4]));
});
