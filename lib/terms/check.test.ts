import { foldText } from '@/lib/search/fold';
import { checkTerms, type CheckedTerm } from './check';
import { createRecogniser } from './recognise';

const zh: CheckedTerm[] = [
  { id: '1', conceptId: '1', text: '网络空间', usage: 'preferred' },
  { id: '2', conceptId: '2', text: '命运共同体', usage: 'preferred' },
  { id: '3', conceptId: '3', text: '治理', usage: 'preferred' },
];
const en: CheckedTerm[] = [
  { id: '11', conceptId: '1', text: 'cyberspace', usage: 'preferred' },
  { id: '12', conceptId: '1', text: 'network space', usage: 'forbidden' },
  { id: '13', conceptId: '2', text: 'community with a shared future', usage: 'preferred' },
  { id: '14', conceptId: '2', text: 'shared future', usage: 'admitted' },
];

function check(source: string, target: string) {
  const by = (terms: CheckedTerm[]) => new Map(terms.map((term) => [term.id, term]));
  const ofConcept = new Map<string, CheckedTerm[]>();
  for (const term of en) ofConcept.set(term.conceptId, [...(ofConcept.get(term.conceptId) ?? []), term]); // prettier-ignore
  const found = {
    source: createRecogniser(zh, foldText).find(source),
    target: createRecogniser(en, foldText).find(target),
  };
  return checkTerms(found, { source: by(zh), target: by(en) }, ofConcept);
}

describe('checking the terms of a bead', () => {
  it('finds nothing where each term is translated', () => {
    expect(check('网络空间命运共同体', 'A Community with a Shared Future in Cyberspace')).toEqual(
      [],
    );
  });

  it('takes an admitted translation as well', () => {
    expect(check('命运共同体', 'our shared future')).toEqual([]);
  });

  it('tells of a term without its translation, and what it should be', () => {
    expect(check('网络空间', 'the net')).toMatchObject([
      { kind: 'missing-term', found: { start: 0, end: 4 }, wanted: ['cyberspace'] },
    ]);
  });

  it('tells of a forbidden term and of what should stand there', () => {
    expect(check('网络空间', 'Network spaces and cyberspace')).toMatchObject([
      { kind: 'forbidden-term', side: 'target', found: { start: 0, end: 14 }, wanted: ['cyberspace'] }, // prettier-ignore
    ]);
  });

  it('asks for nothing where the termbase has no translation', () => {
    expect(check('治理', 'order')).toEqual([]);
  });
});
