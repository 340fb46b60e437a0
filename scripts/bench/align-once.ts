import { join } from 'node:path';
import { align } from '@/lib/align/align';
import { loadLexicon } from '../aligner';
import { readLines } from '../evaluate/gold';
import { galeChurch } from './gale-church';

// One alignment in a process of its own, so that its memory can be told: `align-once.ts ALIGNER TIMES`.
const [, , aligner, times] = process.argv;

/** The sample's sentences, so often that none is the same: a number stands before each of a further copy. */
function repeated(file: string): string[] {
  const lines = readLines(join('tests/data/whitepaper', file));
  return Array.from({ length: Number(times) }, (_, copy) =>
    copy === 0 ? lines : lines.map((line) => `${copy} ${line}`),
  ).flat();
}

const [chinese, english] = [repeated('zh.txt'), repeated('en.txt')];
const started = performance.now();
let beads: number;
let loading = 0;
if (aligner === 'hebi') {
  const block = (sentences: string[]) => [{ kind: 'paragraph', sentences }];
  const lexicon = loadLexicon();
  loading = performance.now() - started;
  beads = align(block(chinese), block(english), { sourceLang: 'zh', targetLang: 'en', lexicon }).length; // prettier-ignore
} else beads = galeChurch(chinese, english);
console.log(
  JSON.stringify({
    sentences: chinese.length + english.length,
    beads,
    seconds: (performance.now() - started) / 1000,
    loading: loading / 1000,
    megabytes: process.resourceUsage().maxRSS / 1024,
  }),
);
