import { foldText } from '@/lib/search/fold';
import { checkTerms, type CheckedTerm } from './check';
import { createRecogniser } from './recognise';

const zh: CheckedTerm[] = [
  { id: '1', conceptId: '1', text: '网络空间', usage: 'preferred', priority: 0 },
  { id: '2', conceptId: '2', text: '命运共同体', usage: 'preferred', priority: 0 },
  { id: '3', conceptId: '3', text: '治理', usage: 'preferred', priority: 0 },
];
const en: CheckedTerm[] = [
  { id: '11', conceptId: '1', text: 'cyberspace', usage: 'preferred', priority: 0 },
  { id: '12', conceptId: '1', text: 'network space', usage: 'forbidden', priority: 0 },
  {
    id: '13',
    conceptId: '2',
    text: 'community with a shared future',
    usage: 'preferred',
    priority: 0,
  },
  { id: '14', conceptId: '2', text: 'shared future', usage: 'admitted', priority: 0 },
];

function check(source: string, target: string, more: CheckedTerm[] = []) {
  const targetTerms = [...en, ...more];
  const by = (terms: CheckedTerm[]) => new Map(terms.map((term) => [term.id, term]));
  const ofConcept = new Map<string, CheckedTerm[]>();
  for (const term of targetTerms) ofConcept.set(term.conceptId, [...(ofConcept.get(term.conceptId) ?? []), term]); // prettier-ignore
  const found = {
    source: createRecogniser(zh, foldText).find(source),
    target: createRecogniser(targetTerms, foldText).find(target),
  };
  return checkTerms(found, { source: by(zh), target: by(targetTerms) }, ofConcept);
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

  it('goes by the termbase of the highest priority, where one forbids what another allows', () => {
    const other = (usage: CheckedTerm['usage'], priority: number): CheckedTerm => ({ id: '15', conceptId: '9', text: 'network space', usage, priority }); // prettier-ignore
    const kinds = (more: CheckedTerm) =>
      check('网络空间', 'network space and cyberspace', [more]).map(({ kind }) => kind);
    expect(kinds(other('preferred', -1))).toEqual(['forbidden-term']);
    expect(kinds(other('preferred', 1))).toEqual([]);
    // Of one priority, or one termbase: it may be used for something.
    expect(kinds(other('preferred', 0))).toEqual([]);
  });

  it('asks for nothing where the termbase has no translation', () => {
    expect(check('治理', 'order')).toEqual([]);
  });
});
