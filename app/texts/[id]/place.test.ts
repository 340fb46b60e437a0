import { neighbourInColumn, neighbourSentence, placeOf, sectionAt, unwritten } from './place';
import { bead, sentence } from './testing/beads';

describe('the neighbour of a sentence', () => {
  const beads = [
    bead(0),
    bead(1, { source: [], target: [] }),
    bead(2, { source: [], target: [sentence(25), sentence(26)] }),
  ];
  const at = (index: number) => beads[index];
  const next = (index: number, sentenceId: number, step: 1 | -1) =>
    neighbourSentence(at, { index, sentenceId }, step)?.sentence.id ?? null;

  it('is the next in reading order, past empty cells and beads', () => {
    expect(next(0, 0, 1)).toBe(5);
    expect(next(0, 5, 1)).toBe(25);
    expect(next(2, 25, 1)).toBe(26);
  });

  it('is the one before, on the way back', () => {
    expect(next(2, 25, -1)).toBe(5);
    expect(next(0, 5, -1)).toBe(0);
  });

  it('is nothing at the ends', () => {
    expect(next(0, 0, -1)).toBeNull();
    expect(next(2, 26, 1)).toBeNull();
  });

  it('is nothing from a sentence that is not there', () => {
    expect(next(0, 99, 1)).toBeNull();
    expect(next(7, 0, 1)).toBeNull();
  });
});

describe('the section of a bead', () => {
  const outline = [{ index: 2 }, { index: 5 }, { index: 5 }, { index: 40 }];

  it.each([
    [0, -1],
    [2, 0],
    [4, 0],
    [5, 2],
    [39, 2],
    [4000, 3],
  ])('of bead %d is entry %d', (index, entry) => expect(sectionAt(outline, index)).toBe(entry));

  it('is none without an outline', () => expect(sectionAt([], 3)).toBe(-1));
});

describe('a sentence that is still to be written', () => {
  const beads = [
    bead(0, { target: [] }),
    bead(1),
    bead(2, { target: [sentence(25), sentence(26)] }),
    bead(3, { target: [] }),
  ];
  const at = (index: number) => beads[index];

  it('stands on an empty side, and nowhere else', () => {
    expect(unwritten(beads[0]!, 'target')).toMatchObject({
      side: 'target',
      sentence: { text: '' },
    });
    expect(unwritten(beads[0]!, 'source')).toBeNull();
    expect(unwritten(beads[1]!, 'target')).toBeNull();
    expect(unwritten(bead(9, { source: [], target: [] }), 'target')).toBeNull();
  });

  it('is found by its id until it is written', () => {
    const { id } = unwritten(beads[0]!, 'target')!.sentence;
    expect(placeOf(beads[0]!, id)?.side).toBe('target');
    expect(placeOf({ ...beads[0]!, target: [sentence(5)] }, id)).toBeUndefined();
  });

  it('is what Tab comes to, down the column', () => {
    const next = (index: number, sentenceId: number, step: 1 | -1) =>
      neighbourInColumn(at, { index, side: 'target', sentenceId }, step)?.sentence.id ?? null;
    expect(next(0, -1000, 1)).toBe(15);
    expect(next(1, 15, 1)).toBe(25);
    expect(next(2, 25, 1)).toBe(26);
    expect(next(2, 26, 1)).toBe(-1003);
    expect(next(3, -1003, -1)).toBe(26);
    expect(next(1, 15, -1)).toBe(-1000);
    expect(next(3, -1003, 1)).toBeNull();
  });
});
