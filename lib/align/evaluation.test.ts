import {
  addCounts,
  countCauses,
  countRight,
  formatBead,
  mergeVerses,
  parseAlignment,
  scoresOf,
} from './evaluation';

describe('scoring an alignment', () => {
  it('counts a bead as right only where both sides are the same', () => {
    const gold = parseAlignment('[0]:[0]\n[1]:[1,2]\n[2]:[3]\n');
    const test = parseAlignment('[0]:[0]\n[1]:[1]\n[2]:[2,3]\n');
    expect(scoresOf(countRight(gold, test))).toEqual({
      precision: 1 / 3,
      recall: 1 / 3,
      f1: 1 / 3,
    });
  });

  it('counts one-sided beads in the precision and not in the recall', () => {
    const gold = parseAlignment('[0]:[0]\n[1]:[]\n');
    const test = parseAlignment('[0]:[0]\n[1]:[]\n[]:[1]\n');
    const { precision, recall } = scoresOf(countRight(gold, test));
    expect([precision, recall]).toEqual([2 / 3, 1]);
  });

  it('adds up documents bead by bead', () => {
    const one = countRight(parseAlignment('[0]:[0]'), parseAlignment('[0]:[0]'));
    const other = countRight(parseAlignment('[0]:[0]\n[1]:[1]'), parseAlignment('[0,1]:[0,1]'));
    expect(scoresOf(addCounts([one, other]))).toMatchObject({ precision: 1 / 2, recall: 1 / 3 });
  });

  it('glues beads of one verse before they are compared with a gold by verse', () => {
    const beads = parseAlignment('[0]:[0]\n[1]:[1]\n[2]:[2]');
    const verses = ['1:1', '1:1', '1:2'];
    expect(mergeVerses(beads, verses, verses).map(formatBead)).toEqual(['[0,1]:[0,1]', '[2]:[2]']);
  });

  it('says how each gold bead was missed', () => {
    const gold = parseAlignment('[0]:[0,1]\n[1]:[2]\n[2]:[3]\n[3]:[4]\n[4,5]:[5]\n[6]:[]\n[7]:[6]');
    const test = parseAlignment(
      '[0]:[0]\n[]:[1]\n[1,2]:[2,3]\n[3]:[]\n[]:[4]\n[5,6]:[5]\n[4]:[]\n[7]:[6]',
    );
    expect(countCauses(gold, test)).toEqual({
      parted: 1,
      joined: 2,
      'end moved': 1,
      elsewhere: 0,
      'alone, but linked': 1,
      'linked, but alone': 1,
    });
  });

  it('names the line that is no bead', () => {
    expect(() => parseAlignment('[0]:[0]\nnonsense')).toThrow('line 2 is no bead: nonsense');
  });
});
