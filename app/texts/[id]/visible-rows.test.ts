import { keepsSight, visibleRows } from './visible-rows';

describe('the rows that are drawn', () => {
  const range = { startIndex: 10, endIndex: 12, overscan: 2, count: 100 };

  it('are those near what is seen', () => {
    expect(visibleRows(range, [11])).toEqual([8, 9, 10, 11, 12, 13, 14]);
  });

  it('keep those that hold the focus, in their order', () => {
    expect(visibleRows(range, [90, 3])).toEqual([3, 8, 9, 10, 11, 12, 13, 14, 90]);
  });

  it('stay inside the list', () => {
    expect(visibleRows({ ...range, startIndex: 0, endIndex: 1, count: 2 }, [-1, 2])).toEqual([
      0, 1,
    ]);
  });
});

describe('a row that grows', () => {
  const seen = { measured: true, scrollTop: 1000, bar: 56 };

  it('above what is seen scrolls the page along', () => {
    expect(keepsSight({ start: 900, end: 1050 }, seen)).toBe(true);
    expect(keepsSight({ start: 900, end: 1060 }, seen)).toBe(false);
    expect(keepsSight({ start: 1100, end: 1160 }, seen)).toBe(false);
  });

  it('for the first time does so wherever it begins above', () => {
    expect(keepsSight({ start: 900, end: 1060 }, { ...seen, measured: false })).toBe(true);
    expect(keepsSight({ start: 1001, end: 1060 }, { ...seen, measured: false })).toBe(false);
  });
});
