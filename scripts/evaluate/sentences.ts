import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { splitSentences } from '@/lib/text/sentences';

/** How well the boundaries that segmentation finds agree with those of a gold set, in one language. */
export interface BoundaryScore {
  set: string;
  lang: string;
  /** Boundaries in the gold, in the prediction, and in both. */
  gold: number;
  predicted: number;
  agreed: number;
  precision: number;
  recall: number;
  f1: number;
}

const LANGS = ['zh', 'en'] as const;
/** How a line ends that is neither a heading nor a fragment, with the number of a note perhaps. */
const MARKED = /[.!?。！？…—–][\s"'”’」』)）\]]*(?:\d+(?:[,–-]\d+)*)?$/;
/** How many characters of a disagreement to show on either side of its place. */
const CONTEXT = 24;

/**
 * Joins the sentences of each gold file, one a line, into stretches, splits these again and compares
 * the boundaries inside them. A stretch ends behind a line without an end mark: there was a heading
 * or a broken line, and nothing in running text could show its end.
 *
 * @param goldDir holds SET/zh/NAME and SET/en/NAME
 * @param report called with every disagreement: `-` is a missed boundary, `+` an invented one
 * @returns one score per set and language, sets in alphabetical order
 */
export async function evaluateSentences(
  goldDir: string,
  report: (line: string) => void = () => undefined,
): Promise<BoundaryScore[]> {
  const scores: BoundaryScore[] = [];
  for (const set of await directories(goldDir)) {
    for (const lang of LANGS) {
      const counts = { gold: 0, predicted: 0, agreed: 0 };
      const dir = join(goldDir, set, lang);
      for (const file of await files(dir)) {
        for (const stretch of stretches(await readFile(join(dir, file), 'utf8'))) {
          const { text, ends } = joinSentences(stretch, lang === 'zh' ? '' : ' ');
          const found = new Set(splitSentences(text, lang).map((span) => span.end));
          found.delete(text.length);
          counts.gold += ends.size;
          counts.predicted += found.size;
          const show = (sign: '-' | '+', at: number) =>
            report(
              `${sign} ${set}/${lang}/${file}: ${text.slice(Math.max(0, at - CONTEXT), at)} | ${text.slice(at, at + CONTEXT)}`,
            );
          for (const end of ends) {
            if (found.has(end)) counts.agreed += 1;
            else show('-', end);
          }
          for (const end of found) if (!ends.has(end)) show('+', end);
        }
      }
      if (counts.gold > 0) scores.push({ set, lang, ...counts, ...rates(counts) });
    }
  }
  return scores;
}

/** The scores as a Markdown table. */
export function formatBoundaryScores(scores: readonly BoundaryScore[]): string {
  return [
    '| set | language | boundaries | precision | recall | F1 |',
    '| --- | --- | ---: | ---: | ---: | ---: |',
    ...scores.map(
      ({ set, lang, gold, precision, recall, f1 }) =>
        `| ${set} | ${lang} | ${gold} | ${precision.toFixed(4)} | ${recall.toFixed(4)} | ${f1.toFixed(4)} |`,
    ),
  ].join('\n');
}

async function directories(parent: string): Promise<string[]> {
  const entries = await readdir(parent, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

async function files(dir: string): Promise<string[]> {
  return (await readdir(dir).catch(() => [])).sort();
}

function stretches(source: string): string[][] {
  const found: string[][] = [];
  let stretch: string[] = [];
  for (const line of source.split(/\r?\n/).map((each) => each.trim())) {
    if (line !== '') stretch.push(line);
    if (stretch.length > 0 && !MARKED.test(line)) {
      found.push(stretch);
      stretch = [];
    }
  }
  if (stretch.length > 0) found.push(stretch);
  return found;
}

/** The sentences as one text, and where each but the last ends in it. */
function joinSentences(
  sentences: readonly string[],
  separator: string,
): { text: string; ends: Set<number> } {
  const text = sentences.join(separator);
  const ends = new Set<number>();
  let at = -separator.length;
  for (const sentence of sentences.slice(0, -1)) {
    at += separator.length + sentence.length;
    ends.add(at);
  }
  return { text, ends };
}

function rates(counts: { gold: number; predicted: number; agreed: number }) {
  const precision = counts.predicted === 0 ? 0 : counts.agreed / counts.predicted;
  const recall = counts.agreed / counts.gold;
  const f1 = counts.agreed === 0 ? 0 : (2 * precision * recall) / (precision + recall);
  return { precision, recall, f1 };
}
