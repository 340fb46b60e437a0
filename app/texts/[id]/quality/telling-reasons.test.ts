import { tellingReasons } from './telling-reasons';

it('tells what weighs, what speaks against the bead first', () => {
  expect(
    tellingReasons([
      { kind: 'shape', weight: -0.3 },
      { kind: 'length', weight: -0.1 },
      { kind: 'words', weight: 12 },
      { kind: 'numbers', weight: 0 },
      { kind: 'marks', weight: -2 },
      { kind: 'order', weight: 0.4 },
    ]),
  ).toEqual([
    { kind: 'marks', way: 'against' },
    { kind: 'order', way: 'against' },
    { kind: 'length', way: 'for' },
    { kind: 'words', way: 'for' },
  ]);
});
