import { readLexicon } from './lexicon';

const lexicon = readLexicon(
  '悲伤\tsad 667 sorrowful 133\n悲傷\t=悲伤\n网\tnet 300\n网络\tnetwork 900\n',
);

describe('the lexicon', () => {
  it('knows a word by its simplified and its traditional form', () => {
    expect(lexicon.find('悲伤')?.stems).toEqual(['sad', 'sorrowful']);
    expect(lexicon.find('悲傷')).toBe(lexicon.find('悲伤'));
  });

  it('says how long a word can be that begins at a place', () => {
    expect(lexicon.longestAt('上网络', 1)).toBe(2);
    expect(lexicon.longestAt('上网络', 0)).toBe(1);
  });

  it('does not have what it does not have', () => {
    expect(lexicon.has('网络')).toBe(true);
    expect(lexicon.has('络')).toBe(false);
    expect(lexicon.find('')).toBeUndefined();
    expect(readLexicon('').find('网')).toBeUndefined();
  });
});
