import fc from 'fast-check';
import { foldText } from '@/lib/search/fold';
import { codePointsOf } from './code-points';
import { PatternDistance } from './edit-distance';
import { byRank } from './best-matches';
import { createMemoryIndex, type MemoryIndex } from './memory-index';
import { allowedEdits, fuzzyScore, nearScore } from './score';
import { openSegment, type Segment } from './segment';
import { plainDistance, sourceOf } from './testing';
import { foldCodePoints, nearDifferences, skeletonOf } from './skeleton';
import type { IndexedUnit, Match } from './types';

type Ranked = Pick<Match, 'id' | 'kind' | 'score' | 'similarity'>;

/** Every unit scored one by one: what the index must give. */
function bruteForce(units: Iterable<IndexedUnit>, query: string, threshold: number): Ranked[] {
  const text = foldCodePoints(query, foldText);
  const skeleton = skeletonOf(text.folded).join();
  const matches: Ranked[] = [];
  for (const { id, source } of units) {
    const unit = foldCodePoints(source, foldText);
    const longer = Math.max(unit.folded.length, text.folded.length);
    const edits = plainDistance(text.folded, unit.folded);
    const similarity = 1 - edits / longer;
    if (source === query) matches.push({ id, kind: 'exact', score: 100, similarity });
    else if (skeletonOf(unit.folded).join() === skeleton)
      matches.push({ id, kind: 'near', score: nearScore(nearDifferences(text, unit)), similarity });
    else if (edits <= allowedEdits(longer, threshold))
      matches.push({ id, kind: 'fuzzy', score: fuzzyScore(edits, longer), similarity });
  }
  return matches.filter(({ score }) => score >= threshold).sort(byRank);
}

const found = (index: MemoryIndex, source: string, threshold: number, limit = 1000): Ranked[] =>
  index
    .search({ source }, { threshold, limit })
    .map(({ id, kind, score, similarity }) => ({ id, kind, score, similarity }));

/** Few characters, so that texts are often alike: with 简/繁, width, case, numbers, beyond the BMP. */
const character = fc.constantFrom(...'的文件开開保存aAａ1２.，, 𠀀𠀁'.match(/./gu)!);
const sentence = fc.oneof(
  { weight: 4, arbitrary: fc.array(character, { maxLength: 40 }).map((list) => list.join('')) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 12 }) },
);
/** A sentence, and what becomes of it by a few edits. */
const family = fc
  .tuple(sentence, fc.array(fc.array(fc.tuple(fc.nat(40), fc.nat(2), character), { maxLength: 12 }), { maxLength: 6 }))
  .map(([seed, variants]) => [
    seed,
    ...variants.map((edits) => {
      const points = [...seed];
      for (const [at, kind, put] of edits) points.splice(at % (points.length + 1), kind === 0 ? 0 : 1, ...(kind === 1 ? [] : [put]));
      return points.join('');
    }),
  ]); // prettier-ignore
const sources = fc.array(family, { minLength: 1, maxLength: 6 }).map((list) => list.flat());
const threshold = fc.integer({ min: 30, max: 101 });
/** Few wanted: once there are as many, worse ones are passed over. */
const few = fc.integer({ min: 1, max: 5 });

describe('the index, against every unit scored one by one', () => {
  it('finds every unit at or above the threshold, in the right order', () => {
    fc.assert(
      fc.property(sources, fc.nat(), threshold, few, (list, pick, least, limit) => {
        const units = list.map((source, id) => ({ id, source }));
        const query = list[pick % list.length]!;
        fc.pre(query !== '');
        const index = createMemoryIndex({ fold: foldText });
        index.add(units);
        const all = bruteForce(units, query, least);
        expect(found(index, query, least)).toEqual(all);
        expect(found(index, query, least, limit)).toEqual(all.slice(0, limit));
      }),
      { numRuns: 400 },
    );
  });

  it('finds every unit among long ones of letters, some alike and most not', () => {
    const words = 'the of and file open saved cannot be found please a server user é 2 new'.split(
      ' ',
    );
    const word = fc.constantFrom(...words);
    const long = fc.array(word, { minLength: 8, maxLength: 24 });
    const edits = fc.array(fc.tuple(fc.nat(24), fc.nat(2), word), { maxLength: 8 });
    const family = fc.tuple(long, fc.array(edits, { maxLength: 4 })).map(([seed, variants]) =>
      [[], ...variants].map((edits) => {
        const list = [...seed];
        for (const [at, kind, put] of edits)
          list.splice(at % list.length, kind === 0 ? 0 : 1, ...(kind === 1 ? [] : [put]));
        return list.join(' ');
      }),
    );
    fc.assert(
      fc.property(fc.array(family, { minLength: 1, maxLength: 8 }), fc.nat(), threshold, few, (families, pick, least, limit) => {
        const sources = families.flat().filter((source) => source !== '');
        const units = sources.map((source, id) => ({ id, source }));
        const query = [...sources[pick % sources.length]!].filter((_, i) => i % 9 !== 4).join('');
        const index = createMemoryIndex({ fold: foldText });
        index.add(units);
        const all = bruteForce(units, query, least);
        expect(found(index, query, least)).toEqual(all);
        expect(found(index, query, least, limit)).toEqual(all.slice(0, limit));
      }),
      { numRuns: 400 },
    ); // prettier-ignore
  });

  it('gives the same after adding, removing, merging and opening again, in any order', () => {
    const step = fc.oneof(
      fc.record({ add: fc.array(fc.tuple(fc.nat(12), sentence), { maxLength: 5 }) }),
      fc.record({ remove: fc.array(fc.nat(12), { maxLength: 3 }) }),
      fc.constant('compact' as const),
      fc.constant('reopen' as const),
    );
    fc.assert(
      fc.property(
        fc.array(step, { maxLength: 20 }),
        sentence,
        threshold,
        fc.boolean(),
        (steps, query, least, keepsRemoved) => {
          fc.pre(query !== '');
          const model = new Map<number, IndexedUnit>();
          let index = createMemoryIndex({ fold: foldText, keepsRemoved });
          let kept: Segment[] = [];
          const keep = () => {
            const { written, dropped, removed } = index.compact();
            kept = [...kept.filter((segment) => !dropped.includes(segment)), ...written];
            return removed;
          };
          for (const step of steps) {
            if (step === 'compact') keep();
            else if (step === 'reopen') {
              const removed = keep();
              // Each second one is read where it lies rather than held.
              kept = kept.map(({ bytes }, i) => openSegment(i % 2 === 0 ? sourceOf(bytes) : bytes));
              index = createMemoryIndex({
                fold: foldText,
                segments: kept,
                removed,
                keepsRemoved,
              });
            } else if ('add' in step) {
              const units = step.add.map(([id, source]) => ({ id, source }));
              for (const unit of units) model.set(unit.id, unit);
              index.add(units);
            } else {
              for (const id of step.remove) model.delete(id);
              index.remove(step.remove);
            }
            expect(index.size).toBe(model.size);
          }
          expect(found(index, query, least)).toEqual(bruteForce(model.values(), query, least));
          for (const { id, source } of model.values()) expect(index.sourceOf(id)).toBe(source);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('measures long texts as the matrix does', () => {
    const long = fc.array(fc.constantFrom(...'甲乙丙'), { maxLength: 200 }).map((list) => codePointsOf(list.join(''))); // prettier-ignore
    fc.assert(
      fc.property(long, long, fc.nat(200), (a, b, most) => {
        expect(new PatternDistance(a).to(b, most)).toBe(Math.min(plainDistance(a, b), most + 1));
      }),
    );
  });
});
