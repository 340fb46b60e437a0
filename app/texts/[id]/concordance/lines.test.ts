import type { FoundLine } from '@/lib/store/memory/types';
import { byRelevance, sideOf } from './lines';

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

it('looks for what is written in Chinese on the Chinese side, whichever is chosen', () => {
  const langs = { source: 'en', target: 'zh-Hans' };
  expect(sideOf('文件', langs, 'source')).toBe('target');
  expect(sideOf('IP 地址', langs, 'target')).toBe('target');
  // Chinese texts have words of the alphabet too.
  expect(sideOf('file', langs, 'target')).toBe('target');
  expect(sideOf('文件', { source: 'en', target: 'de' }, 'source')).toBe('source');
});
