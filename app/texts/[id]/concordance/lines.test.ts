import type { FoundLine } from '@/lib/store/memory/types';
import { byRelevance } from './lines';

const line = (source: string, word: string) => {
  const start = source.indexOf(word);
  return { source, places: [{ start, end: start + word.length }] } as unknown as FoundLine;
};

it('has whole words before parts of words, and otherwise keeps the order', () => {
  const lines = [
    line('The party met.', 'art'),
    line('Modern art', 'art'),
    line('Art is long', 'Art'),
  ];
  expect(byRelevance(lines).map(({ source }) => source)).toEqual([
    'Modern art',
    'Art is long',
    'The party met.',
  ]);
});

it('knows no parts of words in Chinese', () => {
  const lines = [line('网络安全', '安全'), line('安全', '安全')];
  expect(byRelevance(lines)).toEqual(lines);
});

it('has beads that nobody confirmed below all others', () => {
  const open = { ...line('安全', '安全'), unconfirmed: true as const };
  const sure = line('网络安全', '安全');
  expect(byRelevance([open, sure])).toEqual([sure, open]);
});
