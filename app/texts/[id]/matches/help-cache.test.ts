import { allStale, freshMilliseconds, isWanted, withHelp, type HelpCache } from './help-cache';
import type { BeadHelp } from './types';

const help = (beadId: number, more: Partial<BeadHelp> = {}): BeadHelp => ({
  beadId,
  segment: `句${beadId}。`,
  matches: [],
  fragments: [],
  terms: [],
  hasMemory: true,
  rebuilt: [],
  ...more,
});
const none: HelpCache = new Map();

describe('what is known of a bead', () => {
  it('is asked for once, and again after a while', () => {
    expect(isWanted(none.get(1), '句1。', 0)).toBe(true);
    const cache = withHelp(none, help(1), 100);
    expect(isWanted(cache.get(1), '句1。', 200)).toBe(false);
    expect(isWanted(cache.get(1), '句1。', 101 + freshMilliseconds)).toBe(true);
  });

  it('is asked for again when something was changed, and kept until then', () => {
    const cache = allStale(withHelp(none, help(1), 0));
    expect(isWanted(cache.get(1), '句1。', 1)).toBe(true);
    expect(cache.get(1)?.help).toEqual(help(1));
  });

  it('is asked for again as long as an index is being made anew', () => {
    const cache = withHelp(none, help(1, { rebuilt: ['Old'] }), 0);
    expect(isWanted(cache.get(1), '句1。', 1)).toBe(true);
  });

  it('is not what was said of another wording', () => {
    expect(isWanted(withHelp(none, help(1), 0).get(1), '另一句。', 1)).toBe(true);
  });

  it('is asked for again where the memory did not answer', () => {
    expect(isWanted(withHelp(none, help(1, { matches: null }), 0).get(1), '句1。', 1)).toBe(true);
  });

  it('is forgotten in time, the oldest first', () => {
    let cache = none;
    for (let at = 1; at <= 60; at++) cache = withHelp(cache, help(at), at);
    expect(cache.size).toBe(40);
    expect(cache.has(20)).toBe(false);
    expect(cache.has(21)).toBe(true);
  });
});
