import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { align } from './align';
import type { Band } from './band';
import { countRight, scoresOf } from './evaluation';
import { readLexicon } from './lexicon';
import { Scorer } from './score';
import { searchStretch } from './search';
import { readTextModel } from './text-model';
import { features, shapes, weights } from './weights';

const lexicon = readLexicon(gunzipSync(readFileSync('lib/align/data/lexicon.tsv.gz')).toString());
const lines = (name: string) =>
  readFileSync(`tests/data/whitepaper/${name}.txt`, 'utf8').trimEnd().split('\n');
const [chinese, english] = [lines('zh'), lines('en')];
const model = readTextModel(chinese, english, lexicon);
const whole = { c: 0, cEnd: chinese.length, e: 0, eEnd: english.length };
const block = (sentences: string[]) => [{ kind: 'paragraph', sentences }];
const languages = { sourceLang: 'zh', targetLang: 'en', lexicon };

const search = (band: Band) =>
  [...searchStretch(new Scorer(model), whole, band, 1)].flatMap(({ beads }) =>
    beads.map(({ c, cEnd, e, eEnd }) => [c, cEnd, e, eEnd].join(' ')),
  );
const wholeBand = (): Band => ({
  from: new Int32Array(chinese.length + 1),
  to: new Int32Array(chinese.length + 1).fill(english.length),
  edge: 0,
});

describe('searching in a band', () => {
  it('finds the way of the whole matrix even where the band has slipped off it', () => {
    const slipped = wholeBand();
    for (let i = 0; i <= chinese.length; i++) {
      const center = Math.round((i * english.length) / chinese.length) + (i > 90 && i < 160 ? 14 : 0);
      slipped.from[i] = Math.max(0, Math.min(english.length, center - 6));
      slipped.to[i] = i === chinese.length ? english.length : Math.min(english.length, center + 6);
    }
    slipped.from[0] = 0;
    expect(search(slipped)).toEqual(search(wholeBand()));
  }); // prettier-ignore

  it('loses nothing where a text is searched piece by piece', () => {
    const copies = 6;
    const repeated = (sentences: string[]) =>
      Array.from({ length: copies }, (_, copy) => sentences.map((it) => `${copy} ${it}`)).flat();
    const gold = readFileSync('tests/data/whitepaper/gold.align', 'utf8').trimEnd().split('\n');
    const right = Array.from({ length: copies }, (_, copy) =>
      gold.map((line) => {
        const [source, target] = line.split(':').map((side) => JSON.parse(side!) as number[]);
        return {
          source: source!.map((at) => at + copy * chinese.length),
          target: target!.map((at) => at + copy * english.length),
        };
      }),
    ).flat();
    const found = align(block(repeated(chinese)), block(repeated(english)), languages);
    expect(scoresOf(countRight(right, found)).f1).toBeGreaterThanOrEqual(0.97);
  });

  it('takes up its way again behind a chapter that one side does not have', () => {
    const short = [...english.slice(0, 60), ...english.slice(140)];
    const gold = readFileSync('tests/data/whitepaper/gold.align', 'utf8').trimEnd().split('\n');
    const right = gold.map((line) => {
      const [source, target] = line.split(':').map((side) => JSON.parse(side!) as number[]);
      return {
        source: source!,
        target: target!.flatMap((at) => (at < 60 ? [at] : at < 140 ? [] : [at - 80])),
      };
    });
    const after = right.filter(({ target }) => target.length > 0 && target[0]! > 70);
    const found = new Set(
      align(block(chinese), block(short), languages).map((it) => `${it.source}:${it.target}`),
    );
    const kept = after.filter((it) => found.has(`${it.source}:${it.target}`));
    expect(kept.length / after.length).toBeGreaterThanOrEqual(0.96);
  });
});

describe('scoring a bead', () => {
  it('gives the same in a row of cells as by itself', () => {
    const scorer = new Scorer(model);
    const out = new Float64Array(shapes.length);
    const wanted = new Int32Array(shapes.length);
    for (let i = 1; i <= 20; i++) {
      scorer.openRow(i - 1, 0, 30);
      scorer.closeRow(i, 0, 30);
      for (let j = 6; j <= 30; j += 5) {
        scorer.scoreCell(i, j, wanted, out);
        shapes.forEach(({ chinese: a, english: b }, shape) => {
          // Beads of long runs and very unlike lengths are ruled out instead.
          if (a > i || b > j || out[shape]! < -1e5) return;
          expect(out[shape]).toBeCloseTo(scorer.score(i - a, i, j - b, j), 1);
        });
      }
    }
  });

  it('has a weight for every reason', () => {
    expect(weights).toHaveLength(features.length);
    expect(weights.every(Number.isFinite)).toBe(true);
  });
});

describe('passages that the translator moved', () => {
  it('are linked crosswise', () => {
    const moved = [...english.slice(0, 100), ...english.slice(106, 140), ...english.slice(100, 106), ...english.slice(140)]; // prettier-ignore
    const placeOf = (at: number) => moved.indexOf(english[at]!);
    const gold = readFileSync('tests/data/whitepaper/gold.align', 'utf8').trimEnd().split('\n');
    const wanted = gold
      .map((line) => line.split(':').map((side) => JSON.parse(side!) as number[]))
      .filter(([, target]) => target!.every((at) => at >= 100 && at < 106) && target!.length > 0)
      .map(([source, target]) => `${source!.join()}:${target!.map(placeOf).join()}`);
    const found = align(block(chinese), block(moved), languages).map((it) => `${it.source}:${it.target}`); // prettier-ignore
    expect(wanted.length).toBeGreaterThan(2);
    for (const bead of wanted) expect(found).toContain(bead);
  });
});
