import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { readLexicon } from './lexicon';
import { explainBead, type ReasonKind } from './reasons';

const lexicon = readLexicon(gunzipSync(readFileSync('lib/align/data/lexicon.tsv.gz')).toString());
const lines = (name: string) => readFileSync(`tests/data/whitepaper/${name}.txt`, 'utf8').split('\n').slice(0, 60); // prettier-ignore
const [chinese, english] = [lines('zh'), lines('en')];

const weightsOf = (c: number, e: number, texts = { chinese, english }) => {
  const reasons = explainBead(texts.chinese, texts.english, { c, cEnd: c + 1, e, eEnd: e + 1 }, lexicon); // prettier-ignore
  return Object.fromEntries(reasons.map(({ kind, weight }) => [kind, weight])) as Record<ReasonKind, number>; // prettier-ignore
};

describe('the reasons for a bead', () => {
  it('are words and lengths that fit, in a bead that is right', () => {
    const { words, length } = weightsOf(0, 0);
    expect(words).toBeGreaterThan(0);
    expect(length).toBeGreaterThan(-1);
  });

  it('are words that do not, in a bead that is wrong', () => {
    expect(weightsOf(5, 30).words).toBeLessThan(Math.min(0, weightsOf(0, 0).words));
  });

  it('are numbers that stand on both sides or on one', () => {
    const pair = (number: string) => ({ chinese: ['共有8320个县。'], english: [`There are ${number} counties.`] }); // prettier-ignore
    expect(weightsOf(0, 0, pair('8,320')).numbers).toBeGreaterThan(
      weightsOf(0, 0, pair('7,111')).numbers,
    );
  });

  it('are none for a one-sided bead or one of too many sentences', () => {
    expect(explainBead(chinese, english, { c: 0, cEnd: 0, e: 0, eEnd: 1 }, lexicon)).toEqual([]);
    expect(explainBead(chinese, english, { c: 0, cEnd: 20, e: 0, eEnd: 1 }, lexicon)).toEqual([]);
  });
});
