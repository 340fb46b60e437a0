import { stemsOfSenses } from './glosses';

const stems = (...senses: string[]) => Object.fromEntries(stemsOfSenses(senses));

describe('what a dictionary entry says a word can be', () => {
  it('gives each gloss the same share, and its words share it', () => {
    expect(stems('research', 'to look into')).toEqual({ research: 0.5, look: 0.5 });
    expect(stems('global village')).toEqual({ global: 0.5, villag: 0.5 });
  });

  it('parts glosses at semicolons, and adds up what several say', () => {
    expect(stems('network; net', 'a network')).toMatchObject({ network: 2 / 3 });
  });

  it('leaves out remarks, classifiers, and what only points to another entry', () => {
    expect(
      stems('(computing) network', 'CL:個|个[ge4]', 'variant of 網|网', 'see also 互聯網'),
    ).toEqual({
      network: 1,
    });
  });
});
