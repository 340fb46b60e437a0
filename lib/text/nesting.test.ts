import { bracketEnds } from './nesting';

const pairs = [
  { open: '《', close: '》', reach: 10 },
  { open: '（', close: '）', reach: 10 },
];
const ends = (text: string) => [...bracketEnds(text, pairs)];

describe('bracketEnds', () => {
  test('points from an opening bracket past its partner', () => {
    expect(ends('《书》好')).toEqual([3, 0, 0, 0]);
    expect(ends('（（a））')).toEqual([5, 4, 0, 0, 0]);
  });

  test('leaves alone what has no partner', () => {
    expect(ends('《书')).toEqual([0, 0]);
    expect(ends('书》')).toEqual([0, 0]);
  });

  test('a partner of the wrong kind is none', () => {
    expect(ends('《见1）《书》')).toEqual([0, 0, 0, 0, 7, 0, 0]);
  });

  test('a partner out of reach is none', () => {
    expect(ends(`《${'书'.repeat(10)}》`)).toEqual(new Array(12).fill(0));
  });
});
