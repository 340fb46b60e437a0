import { pinyinInitials, scoreFuzzy } from './fuzzy';

const best = (query: string, names: string[]) =>
  names
    .map((name) => ({ name, score: scoreFuzzy(query, name) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .map(({ name }) => name);

describe('finding by what is typed', () => {
  it('puts what begins with it first, then words that do, then what holds it', () => {
    expect(best('bead', ['A beaded name', 'Next bead', 'Beads', 'Split', 'Unbeaded'])).toEqual([
      'Beads',
      'Next bead',
      'A beaded name',
      'Unbeaded',
    ]);
  });

  it('takes letters in order, and parts in any', () => {
    expect(scoreFuzzy('mwn', 'Merge with the next bead')).toBeGreaterThan(0);
    expect(scoreFuzzy('next merge', 'Merge with the next bead')).toBeGreaterThan(0);
    expect(scoreFuzzy('mgx', 'Merge with the next bead')).toBe(0);
    expect(scoreFuzzy('', 'anything')).toBeGreaterThan(0);
  });

  it('finds Chinese by its characters, in either script, and by first letters of pinyin', () => {
    expect(pinyinInitials('携手构建网络空间命运共同体')).toBe('xsgjwlkjmygtt');
    expect(pinyinInitials('撤销、重做 Ctrl')).toBe('cx、zz ctrl');
    expect(scoreFuzzy('網絡', '网络空间')).toBeGreaterThan(4);
    expect(scoreFuzzy('wlkj', '携手构建网络空间')).toBeGreaterThan(0);
    expect(scoreFuzzy('qqq', '网络空间')).toBe(0);
  });

  it('stays quick on long names', () => {
    const started = performance.now();
    scoreFuzzy('a'.repeat(200), 'ba'.repeat(20_000));
    expect(performance.now() - started).toBeLessThan(500);
  });
});
