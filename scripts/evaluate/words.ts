import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { Worker } from 'node:worker_threads';
import { createIntlSegmenter } from '@/lib/text/words/intl';
import { loadSegmenter } from '@/lib/text/words/load';
import type { Segmenter } from '@/lib/text/words/segmenter';

/** How well a segmenter agrees with words set by hand, on the sentences that it finished. */
export interface WordScore {
  segmenter: string;
  finished: number;
  sentences: number;
  precision: number;
  recall: number;
  f1: number;
  charactersPerSecond: number;
  /** The longest that one sentence took. */
  slowest: number;
}

/** What a segmenter made of one sentence; `null` if it did not end in time. */
type Division = { words: string[]; milliseconds: number } | null;

/** How often Hebi's segmenter and the engine's are run to take their speed. */
const ROUNDS = 50;

/**
 * Divides the sentences of a gold file with Hebi's segmenter, `Intl.Segmenter` and segmentit's
 * default, and compares whole words by their places.
 *
 * @param goldFile one sentence a line, words apart by one space
 * @param limit milliseconds that segmentit's default has for one sentence before it is ended
 */
export async function evaluateWords(goldFile: string, limit = 5000): Promise<WordScore[]> {
  const gold = (await readFile(goldFile, 'utf8'))
    .split(/\r?\n/)
    .filter((line) => line !== '')
    .map((line) => line.split(' '));
  const texts = gold.map((words) => words.join(''));
  return [
    scoreWords('Hebi', gold, divide(await loadSegmenter('zh-Hans'), texts)),
    scoreWords('Intl.Segmenter', gold, divide(createIntlSegmenter('zh-Hans'), texts)),
    scoreWords('segmentit, default', gold, await divideByDefault(texts, limit)),
  ];
}

/** The scores as a Markdown table. */
export function formatWordScores(scores: readonly WordScore[]): string {
  return [
    '| segmenter | sentences finished | precision | recall | F1 | characters/s | slowest, ms |',
    '| --- | ---: | ---: | ---: | ---: | ---: | ---: |',
    ...scores.map(
      (s) =>
        `| ${s.segmenter} | ${s.finished} of ${s.sentences} | ${s.precision.toFixed(4)} | ${s.recall.toFixed(4)} | ${s.f1.toFixed(4)} | ${Math.round(s.charactersPerSecond).toLocaleString('en')} | ${s.slowest.toFixed(1)} |`,
    ),
  ].join('\n');
}

function divide(segmenter: Segmenter, texts: readonly string[]): Division[] {
  return texts.map((text) => {
    const words = segmenter.words(text).map((token) => token.text);
    const started = performance.now();
    for (let round = 0; round < ROUNDS; round += 1) segmenter.words(text);
    return { words, milliseconds: (performance.now() - started) / ROUNDS };
  });
}

async function divideByDefault(texts: readonly string[], limit: number): Promise<Division[]> {
  const divisions: Division[] = [];
  let worker = await startDefault();
  for (const text of texts) {
    worker.postMessage(text);
    const division = await once(worker, 'message', { signal: AbortSignal.timeout(limit) }).then(
      ([message]) => message as Division,
      () => null,
    );
    divisions.push(division);
    if (division === null) {
      await worker.terminate();
      worker = await startDefault();
    }
  }
  await worker.terminate();
  return divisions;
}

async function startDefault(): Promise<Worker> {
  const worker = new Worker(new URL('./segmentit-default.mjs', import.meta.url));
  // Out of memory is one of the ways in which it does not end.
  worker.on('error', () => undefined);
  await once(worker, 'message');
  return worker;
}

/**
 * Compares whole words by their places in the text, over the sentences that were finished.
 *
 * @param gold the words of each sentence
 * @param divisions of the same sentences
 */
export function scoreWords(
  segmenter: string,
  gold: readonly (readonly string[])[],
  divisions: readonly Division[],
): WordScore {
  let expected = 0;
  let found = 0;
  let agreed = 0;
  let characters = 0;
  let milliseconds = 0;
  for (const [index, division] of divisions.entries()) {
    if (division === null) continue;
    const words = places(gold[index]!);
    const predicted = places(division.words);
    expected += words.size;
    found += predicted.size;
    for (const place of predicted) if (words.has(place)) agreed += 1;
    characters += gold[index]!.join('').length;
    milliseconds += division.milliseconds;
  }
  const precision = found === 0 ? 0 : agreed / found;
  const recall = expected === 0 ? 0 : agreed / expected;
  return {
    segmenter,
    finished: divisions.filter((division) => division !== null).length,
    sentences: gold.length,
    precision,
    recall,
    f1: agreed === 0 ? 0 : (2 * precision * recall) / (precision + recall),
    slowest: Math.max(0, ...divisions.map((division) => division?.milliseconds ?? 0)),
    charactersPerSecond: milliseconds === 0 ? 0 : (characters / milliseconds) * 1000,
  };
}

function places(words: readonly string[]): Set<string> {
  let at = 0;
  return new Set(words.map((word) => `${at}-${(at += word.length)}`));
}
