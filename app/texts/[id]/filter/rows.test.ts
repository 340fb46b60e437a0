import fc from 'fast-check';
import {
  afterMoves,
  hasPlace,
  hiddenAfter,
  hiddenBefore,
  rowFrom,
  rowsOf,
  runsOf,
  stepFrom,
  withBeads,
  type Rows,
} from './rows';

const rows: Rows = { ids: [12, 15, 16, 40], places: [2, 5, 6, 30] };

/** A text of beads by id, and which of them are shown. */
const texts = fc
  .array(fc.boolean(), { maxLength: 60 })
  .map((shown) => shown.map((isShown, index) => ({ id: 100 + index, index, isShown })));
const shownOf = (beads: readonly { id: number; isShown: boolean }[]): Rows => {
  const all = beads.map(({ id, isShown }, index) => ({ id, index, isShown })).filter((it) => it.isShown); // prettier-ignore
  return { ids: all.map(({ id }) => id), places: all.map(({ index }) => index) };
};

describe('the rows of a filter', () => {
  it('come back from runs', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const shown = shownOf(text);
        const beads = shown.ids.map((id, at) => ({ id, place: shown.places[at]! }));
        expect(rowsOf(runsOf(beads))).toEqual(shown);
      }),
    );
    expect(runsOf([{ id: 7, place: 0 }, { id: 8, place: 1 }, { id: 9, place: 3 }])).toEqual([[0, 7, 2], [3, 9, 1]]); // prettier-ignore
  });

  it('are found by place, or by the next', () => {
    expect([0, 2, 3, 30, 31].map((place) => rowFrom(rows, place))).toEqual([0, 0, 1, 3, 4]);
    expect(hasPlace(rows, 5)).toBe(true);
    expect(hasPlace(rows, 4)).toBe(false);
  });

  it('are gone through from any place, and end where they end', () => {
    expect(stepFrom(rows, 5, 1)).toBe(6);
    expect(stepFrom(rows, 4, 1)).toBe(5);
    expect(stepFrom(rows, 4, -1)).toBe(2);
    expect(stepFrom(rows, 2, -1)).toBe(2);
    expect(stepFrom(rows, 30, 1)).toBe(30);
    expect(stepFrom({ ids: [], places: [] }, 4, 1)).toBe(4);
  });

  it('know what is hidden between them', () => {
    expect([0, 1, 2, 3].map((row) => hiddenBefore(rows, row))).toEqual([2, 2, 0, 23]);
    expect(hiddenAfter(rows, 31)).toBe(0);
    expect(hiddenAfter({ ids: [], places: [] }, 31)).toBe(31);
  });

  it('take beads that are shown besides', () => {
    expect(withBeads(rows, [{ id: 1, index: 7 }, { id: 16, index: 6 }])).toEqual({ ids: [12, 15, 16, 1, 40], places: [2, 5, 6, 7, 30] }); // prettier-ignore
  });

  it('follow beads that go and come, wherever', () => {
    fc.assert(
      fc.property(
        texts,
        fc.array(fc.nat(59), { maxLength: 5 }),
        fc.array(fc.nat(60), { maxLength: 5 }),
        (text, removed, inserted) => {
          const gone = [...new Set(removed)].filter((at) => at < text.length).sort((a, b) => a - b);
          const after = text.filter((_, at) => !gone.includes(at));
          const made = inserted.map((at, n) => ({ at: Math.min(at, after.length), id: 900 + n }));
          for (const { at, id } of made) after.splice(at, 0, { id, index: 0, isShown: true });
          const places = after.flatMap(({ id }, index) => (id >= 900 ? [{ id, index }] : []));
          expect(afterMoves(shownOf(text), { gone, made: places })).toEqual(shownOf(after));
        },
      ),
    );
  });
});
