import type { FoundMatch } from '@/lib/store/memory/types';
import type { TermHit } from '@/lib/store/terms/known-terms';
import { offersOf } from './offers';
import type { LitFragment } from './types';

const match = (target: string, adapted: string | null = null) =>
  ({ target, adapted }) as FoundMatch;
const term = (text: string, ...translations: TermHit['translations']) =>
  ({ conceptId: text, text, translations }) as unknown as TermHit;
const as = (usage: 'preferred' | 'forbidden', text: string) => ({ text, usage, note: '' });
const help = { beadId: 1, segment: '', hasMemory: true, rebuilt: [] };

it('numbers matches, terms and fragments through', () => {
  const offers = offersOf({
    ...help,
    matches: [match('One.'), match('In 2015.', 'In 2022.')],
    terms: [
      term('网络空间', as('preferred', 'cyberspace')),
      term('网络空间', as('preferred', 'cyberspace')),
      term('互联网', as('forbidden', 'network')),
    ],
    fragments: [
      {
        target: 'the shared future of all',
        targetPlaces: [
          { start: 0, end: 3 },
          { start: 4, end: 17 },
        ],
      } as LitFragment,
    ],
  });
  expect(offers.map(({ number, kind, text }) => [number, kind, text])).toEqual([
    [1, 'match', 'One.'],
    [2, 'match', 'In 2022.'],
    [3, 'term', 'cyberspace'],
    [4, 'fragment', 'shared future'],
  ]);
});

it('numbers as many as there are digits', () => {
  const terms = Array.from({ length: 12 }, (_, at) =>
    term(`词${at}`, as('preferred', `word ${at}`)),
  );
  const offers = offersOf({ ...help, matches: null, terms, fragments: [] });
  expect(offers).toHaveLength(12);
  expect(offers[8]?.number).toBe(9);
  expect(offers[9]?.number).toBeNull();
});
