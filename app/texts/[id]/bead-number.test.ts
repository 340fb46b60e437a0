import { readBeadNumber } from './bead-number';

it.each([
  ['1', 0],
  [' 5,000 ', 4999],
  ['４２', 41],
  ['#7', 6],
  ['0', null],
  ['5001', null],
  ['-3', null],
  ['1e3', null],
  ['', null],
  ['9'.repeat(1000), null],
])('reads %j as index %j', (typed, index) => expect(readBeadNumber(typed, 5000)).toBe(index));
