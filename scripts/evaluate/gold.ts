import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseAlignment, type PlainBead } from '@/lib/align/evaluation';

/** One hand-aligned document. */
export interface GoldDocument {
  name: string;
  chinese: string[];
  english: string[];
  beads: PlainBead[];
  /** Whether the source is English. */
  isEnglishSource: boolean;
  /** Gold by verse: the verse of each sentence. */
  verses?: { english: string[]; chinese: string[] };
}

export interface GoldSet {
  name: string;
  documents: GoldDocument[];
}

/** The sentences of a file with one a line. */
export function readLines(file: string): string[] {
  return readFileSync(file, 'utf8')
    .replace(/\r?\n$/, '')
    .split(/\r?\n/);
}

/** The sample text's hand-made gold. */
export function sampleSet(): GoldSet {
  const folder = 'tests/data/whitepaper';
  return {
    name: 'sample',
    documents: [
      {
        name: 'whitepaper',
        chinese: readLines(join(folder, 'zh.txt')),
        english: readLines(join(folder, 'en.txt')),
        beads: parseAlignment(readFileSync(join(folder, 'gold.align'), 'utf8')),
        isEnglishSource: false,
      },
    ],
  };
}

/**
 * The sets of a folder: each holds `zh/`, `en/` and `gold/NAME.align`; or is such a set itself.
 * The direction is read off the gold: its source indices fit one side only, or both, then zh → en.
 */
export function readSets(folder: string): GoldSet[] {
  if (existsSync(join(folder, 'gold'))) return [readSet(folder, join(folder, '..'))];
  return readdirSync(folder)
    .filter((name) => existsSync(join(folder, name, 'gold')))
    .sort((a, b) => sizeOf(join(folder, a)) - sizeOf(join(folder, b)))
    .map((name) => readSet(join(folder, name), folder));
}

function sizeOf(set: string): number {
  return readdirSync(join(set, 'zh')).reduce(
    (sum, name) => sum + statSync(join(set, 'zh', name)).size,
    0,
  );
}

function readSet(folder: string, parent: string): GoldSet {
  const name = basename(folder);
  const byVerse = name.startsWith('bible') && existsSync(join(parent, 'en.verse'));
  const verses = byVerse
    ? {
        english: readLines(join(parent, 'en.verse')),
        chinese: readLines(join(parent, 'zh.verse')),
      }
    : undefined;
  const documents = readdirSync(join(folder, 'gold'))
    .filter((file) => file.endsWith('.align'))
    .sort()
    .map((file): GoldDocument => {
      const document = basename(file, '.align');
      const chinese = readLines(join(folder, 'zh', document));
      const english = readLines(join(folder, 'en', document));
      const beads = parseAlignment(readFileSync(join(folder, 'gold', file), 'utf8'));
      const most = (side: 'source' | 'target') =>
        beads.reduce((max, bead) => Math.max(max, ...bead[side]), -1) + 1;
      const fits = (s: number, t: number) => most('source') <= s && most('target') <= t;
      const asChinese = fits(chinese.length, english.length);
      const asEnglish = fits(english.length, chinese.length);
      const closer =
        Math.abs(most('source') - english.length) + Math.abs(most('target') - chinese.length) <
        Math.abs(most('source') - chinese.length) + Math.abs(most('target') - english.length);
      const isEnglishSource = asEnglish && (!asChinese || closer);
      return { name: document, chinese, english, beads, isEnglishSource, verses };
    });
  return { name, documents };
}
