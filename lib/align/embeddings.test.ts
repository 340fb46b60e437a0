import { scoreEmbeddings } from './embeddings';

/** Unit vectors: sentence `i` points where its meaning is. */
const vectors = (meanings: number[], dimensions: number) => {
  const flat = new Float32Array(meanings.length * dimensions);
  meanings.forEach((meaning, at) => (flat[at * dimensions + meaning] = 1));
  return flat;
};

describe('scoring by sentence embeddings', () => {
  const score = scoreEmbeddings(vectors([0, 1, 2, 3], 8), vectors([0, 1, 2, 3], 8), 8);

  it('speaks for sentences that mean the same, and against those that do not', () => {
    expect(score(1, 2, 1, 2)).toBeGreaterThan(1);
    expect(score(1, 2, 2, 3)).toBeLessThan(0);
  });

  it('finds groups alike that say the same together, more than with one part missing', () => {
    expect(score(0, 2, 0, 2)).toBeGreaterThan(score(0, 2, 0, 1));
    expect(score(0, 2, 0, 2)).toBeGreaterThan(score(0, 2, 0, 3));
  });

  it('says nothing that is no number where there is nothing to compare', () => {
    const empty = scoreEmbeddings(new Float32Array(0), new Float32Array(0), 8);
    expect(empty(0, 0, 0, 0)).not.toBeNaN();
    const zero = scoreEmbeddings(new Float32Array(8), new Float32Array(8), 8);
    expect(zero(0, 1, 0, 1)).not.toBeNaN();
  });
});
