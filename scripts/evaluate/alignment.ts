import { readFileSync } from 'node:fs';
import { align } from '@/lib/align/align';
import {
  addCounts,
  calibrationOf,
  countCauses,
  countRight,
  judgeBeads,
  mergeVerses,
  missCauses,
  scoresOf,
  type Calibration,
  type Counts,
  type JudgedBead,
  type MissCause,
  type Scores,
} from '@/lib/align/evaluation';
import type { Lexicon } from '@/lib/align/lexicon';
import type { AlignableBlock } from '@/lib/align/types';
import { prepareText } from '@/lib/text/prepare';
import { loadLexicon } from '../aligner';
import { printTable } from '../bench/table';
import { learnWeights, readLessons } from '../tune/learn-weights';
import { readSets, sampleSet, type GoldDocument, type GoldSet } from './gold';

export interface AlignmentResult extends Scores {
  set: string;
  documents: { name: string; f1: number }[];
  byType: Counts['byType'];
  /** Gold beads that were missed, by cause; of sets whose gold is by bead. */
  causes?: Record<MissCause, number>;
  /** Of sets whose gold is by bead and not by verse. */
  calibration?: Calibration;
  sentences: number;
  seconds: number;
}

interface Options {
  /** Each document is aligned with weights learned from all others. */
  leaveOneOut?: boolean;
  onResult?: (result: AlignmentResult) => void;
}

/** Too large to be learned from in turn. */
const sizeSet = 'bible-30k';

/**
 * Strict precision, recall and F1 of the aligner on given sentence splits, without block marks; and
 * on the sample text as the pipeline reads it.
 * @param folder hand-aligned sets; `null` for the sample alone
 */
export function evaluateAlignment(
  folder: string | null,
  { leaveOneOut = false, onResult = () => undefined }: Options = {},
): AlignmentResult[] {
  const lexicon = loadLexicon();
  const sets = [sampleSet(), ...(folder === null ? [] : readSets(folder))];
  const results: AlignmentResult[] = [];
  const add = (result: AlignmentResult) => {
    results.push(result);
    onResult(result);
  };
  if (!leaveOneOut) {
    for (const set of sets) add(evaluateSet(set, lexicon));
    add(evaluatePipeline(lexicon));
    return results;
  }
  const small = sets.filter(({ name }) => name !== sizeSet);
  const lessons = small.flatMap((set) => readLessons(set, lexicon));
  for (const set of small)
    add(
      evaluateSet(set, lexicon, (document) =>
        learnWeights(lessons.filter(({ gold }) => gold.name !== document.name)),
      ),
    );
  return results;
}

function evaluateSet(
  set: GoldSet,
  lexicon: Lexicon,
  weightsFor: (document: GoldDocument) => Float64Array | undefined = () => undefined,
): AlignmentResult {
  const lines = (sentences: string[]) => [{ kind: 'paragraph', sentences }];
  let seconds = 0;
  const all = set.documents.map((document) => {
    const weights = weightsFor(document);
    const started = performance.now();
    const judged = judgeDocument(
      document,
      lines(document.chinese),
      lines(document.english),
      lexicon,
      weights,
    );
    seconds += (performance.now() - started) / 1000;
    return judged;
  });
  return toResult(set, all, seconds);
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
  const judged = judgeDocument(
    set.documents[0]!,
    read('public/samples/whitepaper.zh.txt', 'zh-Hans', 'txt'),
    read('public/samples/whitepaper.en.md', 'en', 'md'),
    lexicon,
  );
  const seconds = (performance.now() - started) / 1000;
  return toResult({ ...set, name: 'sample, from its files' }, [judged], seconds);
}

interface JudgedDocument {
  counts: Counts;
  judged: JudgedBead[];
  causes?: Record<MissCause, number>;
}

function judgeDocument(
  { beads, isEnglishSource, verses }: GoldDocument,
  chinese: AlignableBlock[],
  english: AlignableBlock[],
  lexicon: Lexicon,
  weights?: Float64Array,
): JudgedDocument {
  const found = isEnglishSource
    ? align(english, chinese, { sourceLang: 'en', targetLang: 'zh', lexicon, weights })
    : align(chinese, english, { sourceLang: 'zh', targetLang: 'en', lexicon, weights });
  return verses
    ? { counts: countRight(beads, mergeVerses(found, verses.english, verses.chinese)), judged: [] }
    : {
        counts: countRight(beads, found),
        judged: judgeBeads(beads, found),
        causes: countCauses(beads, found),
      };
}

function toResult(set: GoldSet, all: readonly JudgedDocument[], seconds: number): AlignmentResult {
  const sum = addCounts(all.map(({ counts }) => counts));
  const judged = all.flatMap((document) => document.judged);
  return {
    set: set.name,
    ...scoresOf(sum),
    documents: set.documents.map(({ name }, at) => ({ name, f1: scoresOf(all[at]!.counts).f1 })),
    byType: sum.byType,
    causes: sumOfCauses(all.flatMap(({ causes }) => causes ?? [])),
    calibration: judged.length > 0 ? calibrationOf(judged) : undefined,
    sentences: set.documents.reduce((n, it) => n + it.chinese.length + it.english.length, 0),
    seconds,
  };
}

function sumOfCauses(
  all: readonly Record<MissCause, number>[],
): Record<MissCause, number> | undefined {
  if (all.length === 0) return undefined;
  const sum = { ...all[0]! };
  for (const causes of all.slice(1)) for (const cause of missCauses) sum[cause] += causes[cause];
  return sum;
}

/** Prints the results as tables: by set, and by bead type. */
export function printAlignment(results: readonly AlignmentResult[]): void {
  console.log('Alignment: strict precision, recall, F1 (Vecalign’s convention)');
  printTable(
    ['set', 'P', 'R', 'F1', 'sentences', 's', 'ECE', 'in ¼', 'F1 by document'],
    results.map((result) => [
      result.set,
      result.precision.toFixed(3),
      result.recall.toFixed(3),
      result.f1.toFixed(3),
      result.sentences.toLocaleString('en'),
      result.seconds.toFixed(1),
      result.calibration?.expectedError.toFixed(3) ?? '–',
      result.calibration?.errorsInLeastSure.toFixed(2) ?? '–',
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

/** Prints why gold beads were missed. */
export function printCauses(results: readonly AlignmentResult[]): void {
  console.log('\nMissed gold beads, by cause');
  printTable(
    ['set', ...missCauses],
    results.flatMap(({ set, causes }) =>
      causes ? [[set, ...missCauses.map((cause) => String(causes[cause]))]] : [],
    ),
  );
}

/** Prints the reliability diagram over all sets: of beads so sure, what share is right. */
export function printReliability(results: readonly AlignmentResult[]): void {
  const all = results.flatMap(({ calibration }) => calibration ?? []);
  console.log('\nReliability over all sets: beads by confidence');
  printTable(
    ['confidence', 'beads', 'mean', 'right', ''],
    Array.from({ length: 10 }, (_, at) => {
      const bins = all.map(({ bins }) => bins[at]!);
      const count = bins.reduce((sum, bin) => sum + bin.count, 0);
      const mean = (of: 'confidence' | 'right') =>
        bins.reduce((sum, bin) => sum + bin.count * bin[of], 0) / Math.max(1, count);
      return [
        `${(at / 10).toFixed(1)}–${((at + 1) / 10).toFixed(1)}`,
        String(count),
        mean('confidence').toFixed(3),
        mean('right').toFixed(3),
        '█'.repeat(Math.round(mean('right') * 30)).padEnd(30),
      ];
    }),
  );
}
