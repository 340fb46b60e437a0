import { readFileSync } from 'node:fs';
import { align } from '@/lib/align/align';
import {
  addCounts,
  countRight,
  mergeVerses,
  scoresOf,
  type Counts,
  type PlainBead,
  type Scores,
} from '@/lib/align/evaluation';
import type { Lexicon } from '@/lib/align/lexicon';
import type { AlignableBlock } from '@/lib/align/types';
import { prepareText } from '@/lib/text/prepare';
import { loadLexicon } from '../aligner';
import { printTable } from '../bench/table';
import { readSets, sampleSet, type GoldDocument, type GoldSet } from './gold';

export interface AlignmentResult extends Scores {
  set: string;
  documents: { name: string; f1: number }[];
  byType: Counts['byType'];
  sentences: number;
  seconds: number;
}

/**
 * Strict precision, recall and F1 of the aligner on given sentence splits, without block marks; and
 * on the sample text as the pipeline reads it.
 * @param folder hand-aligned sets; `null` for the sample alone
 */
export function evaluateAlignment(
  folder: string | null,
  onResult: (result: AlignmentResult) => void = () => undefined,
): AlignmentResult[] {
  const lexicon = loadLexicon();
  const results: AlignmentResult[] = [];
  const add = (result: AlignmentResult) => {
    results.push(result);
    onResult(result);
  };
  add(evaluateSet(sampleSet(), lexicon));
  add(evaluatePipeline(lexicon));
  for (const set of folder === null ? [] : readSets(folder)) add(evaluateSet(set, lexicon));
  return results;
}

function evaluateSet(set: GoldSet, lexicon: Lexicon): AlignmentResult {
  const started = performance.now();
  const all = set.documents.map((document) => {
    const lines = (sentences: string[]) => [{ kind: 'paragraph', sentences }];
    return countDocument(document, lines(document.chinese), lines(document.english), lexicon);
  });
  return toResult(set, all, started);
}

/** The sample from its files: the sentences are the gold's own, and the blocks help. */
function evaluatePipeline(lexicon: Lexicon): AlignmentResult {
  const started = performance.now();
  const set = sampleSet();
  const read = (file: string, lang: string, format: 'txt' | 'md') =>
    prepareText(readFileSync(file, 'utf8'), { lang, format }).blocks.map(
      ({ kind, level, sentences }) => ({
        kind,
        level,
        sentences: sentences.map(({ text }) => text),
      }),
    );
  const counts = countDocument(
    set.documents[0]!,
    read('public/samples/whitepaper.zh.txt', 'zh-Hans', 'txt'),
    read('public/samples/whitepaper.en.md', 'en', 'md'),
    lexicon,
  );
  return toResult({ ...set, name: 'sample, from its files' }, [counts], started);
}

function countDocument(
  { beads, isEnglishSource, verses }: GoldDocument,
  chinese: AlignableBlock[],
  english: AlignableBlock[],
  lexicon: Lexicon,
): Counts {
  const found: PlainBead[] = isEnglishSource
    ? align(english, chinese, { sourceLang: 'en', targetLang: 'zh', lexicon })
    : align(chinese, english, { sourceLang: 'zh', targetLang: 'en', lexicon });
  return countRight(beads, verses ? mergeVerses(found, verses.english, verses.chinese) : found);
}

function toResult(set: GoldSet, all: Counts[], started: number): AlignmentResult {
  const sum = addCounts(all);
  return {
    set: set.name,
    ...scoresOf(sum),
    documents: set.documents.map(({ name }, at) => ({ name, f1: scoresOf(all[at]!).f1 })),
    byType: sum.byType,
    sentences: set.documents.reduce((n, it) => n + it.chinese.length + it.english.length, 0),
    seconds: (performance.now() - started) / 1000,
  };
}

/** Prints the results as tables: by set, and by bead type. */
export function printAlignment(results: readonly AlignmentResult[]): void {
  console.log('Alignment: strict precision, recall, F1 (Vecalign’s convention)');
  printTable(
    ['set', 'P', 'R', 'F1', 'sentences', 's', 'F1 by document'],
    results.map((result) => [
      result.set,
      result.precision.toFixed(3),
      result.recall.toFixed(3),
      result.f1.toFixed(3),
      result.sentences.toLocaleString('en'),
      result.seconds.toFixed(1),
      result.documents.map(({ f1 }) => f1.toFixed(3)).join(' '),
    ]),
  );
  console.log('\nFound of the gold beads, by type');
  const types = ['1-1', '1-2', '2-1', '1-3', '3-1', '2-2', '0-1', '1-0'];
  printTable(
    ['set', ...types, 'others'],
    results.map(({ set, byType }) => {
      const cell = (names: string[]) => {
        const [found, gold] = names.reduce(
          ([f, g], name) => [f + (byType[name]?.found ?? 0), g + (byType[name]?.gold ?? 0)],
          [0, 0],
        );
        return gold === 0 ? '–' : `${found}/${gold}`;
      };
      const others = Object.keys(byType).filter((type) => !types.includes(type));
      return [set, ...types.map((type) => cell([type])), cell(others)];
    }),
  );
}
