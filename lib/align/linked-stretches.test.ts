import { linkedStretches } from './linked-stretches';
import type { WordLink } from './types';

const chinese = '发展是安全的基础。';
const english = 'Development is the basis of security.';
const at = (text: string, word: string) => {
  const start = text.indexOf(word);
  return { start, end: start + word.length };
};
const link = (zh: string, en: string): WordLink =>
  ({ chinese: at(chinese, zh), english: at(english, en) }) as WordLink;
const links = [link('发展', 'Development'), link('安全', 'security'), link('基础', 'basis')];
const found = (stretch: string) =>
  linkedStretches(links, 'chinese', at(chinese, stretch), english).map(({ start, end }) =>
    english.slice(start, end),
  );

it('finds what a stretch is linked to, over a short word between', () => {
  expect(found('安全的基础')).toEqual(['basis of security']);
});

it('keeps apart what stands apart', () => {
  expect(found('发展是安全')).toEqual(['Development', 'security']);
});

it('finds nothing where nothing is linked', () => {
  expect(found('是')).toEqual([]);
});

it('goes the other way as well', () => {
  const [first] = linkedStretches(links, 'english', at(english, 'security'), chinese);
  expect(chinese.slice(first!.start, first!.end)).toBe('安全');
});
