import fc from 'fast-check';
import { doneBetween, roundTime, timeLeft, type Mark } from './pace';

const minute = 60_000;
/** Someone who needs so long for each bead. */
const steady = (count: number, left: number, each: number): Mark[] =>
  Array.from({ length: count + 1 }, (_, at) => ({ at: at * each, left: left + count - at }));

describe('the time that a review will take', () => {
  it('goes by what was done so far', () => {
    expect(timeLeft(steady(10, 20, 15_000))).toBe(20 * 15_000);
  });

  it('is not said before there is enough to go by, nor at the end', () => {
    expect(timeLeft([])).toBeNull();
    expect(timeLeft(steady(4, 20, minute))).toBeNull();
    expect(timeLeft(steady(10, 20, 1_000))).toBeNull();
    expect(timeLeft(steady(10, 0, minute))).toBeNull();
  });

  it('does not count a break as work', () => {
    const marks = steady(10, 20, 15_000);
    const later = marks.map((mark, at) => (at < 5 ? mark : { ...mark, at: mark.at + 60 * minute }));
    expect(timeLeft(later)).toBe((9 * 15_000 + 2 * minute) * 2);
  });

  it('counts the time of beads that were only looked at, and none that others added', () => {
    const marks = [...steady(6, 10, 30_000), { at: 210_000, left: 10 }, { at: 240_000, left: 12 }];
    expect(doneBetween(marks)).toBe(6);
    expect(timeLeft(marks)).toBe((240_000 / 6) * 12);
  });

  it('is never less than nothing, whatever happens', () => {
    const marks = fc
      .array(fc.tuple(fc.nat(500_000), fc.nat(1_000)), { maxLength: 50 })
      .map((steps) => {
        let at = 0;
        return steps.map(([pause, left]) => ({ at: (at += pause), left }));
      });
    fc.assert(
      fc.property(marks, (some) => {
        const time = timeLeft(some);
        expect(time === null || (Number.isFinite(time) && time > 0)).toBe(true);
      }),
    );
  });

  it.each([
    [10_000, 'minutes', 1],
    [4.4 * minute, 'minutes', 4],
    [12 * minute, 'minutes', 10],
    [56 * minute, 'minutes', 55],
    [58 * minute, 'hours', 1],
    [100 * minute, 'hours', 1.5],
  ])('is said in round numbers: %d as %s %d', (time, unit, count) => {
    expect(roundTime(time)).toEqual({ unit, count });
  });
});
