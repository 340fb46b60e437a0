import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { splitSentences } from '@/lib/text/sentences';

/** How well predicted sentence boundaries agree with a gold set's, in one language. */
export interface BoundaryScore {
  set: string;
  lang: string;
  /** Boundaries in the gold, in the prediction, and in both; ends of files do not count. */
  gold: number;
  predicted: number;
  agreed: number;
  precision: number;
  recall: number;
  f1: number;
}

const LANGS = ['zh', 'en'] as const;
/** How much of a disagreement to show on either side of its place. */
const CONTEXT = 24;

/**
 * Joins the lines of each gold file, one sentence a line, splits the text again and compares the
 * boundaries inside each file.
 *
 * @param goldDir holds SET/zh/NAME and SET/en/NAME
 * @param report called for every disagreement: `-` is a missed boundary, `+` an invented one
 */
export async function evaluateSentences(
  goldDir: string,
  report: (line: string) => void = () => undefined,
): Promise<BoundaryScore[]> {
  const scores: BoundaryScore[] = [];
  for (const set of await directories(goldDir)) {
    for (const lang of LANGS) {
      const dir = join(goldDir, set, lang);
      const files = await readdir(dir).catch(() => []);
      let gold = 0;
      let predicted = 0;
      let agreed = 0;
      for (const file of files.sort()) {
        const lines = (await readFile(join(dir, file), 'utf8'))
          .split(/\r?\n/)
          .map((line) => line.trim())
          .filter((line) => line !== '');
        const { text, ends } = joinLines(lines, lang === 'zh' ? '' : ' ');
        const found = new Set(splitSentences(text, lang).map((span) => span.end));
        found.delete(text.length);
        gold += ends.size;
        predicted += found.size;
        const show = (sign: string, at: number) =>
          report(
            `${sign} ${set}/${lang}/${file}: ${text.slice(Math.max(0, at - CONTEXT), at)} | ${text.slice(at, at + CONTEXT)}`,
          );
        for (const end of ends) {
          if (found.has(end)) agreed += 1;
          else show('-', end);
        }
        for (const end of found) if (!ends.has(end)) show('+', end);
      }
      if (gold > 0) scores.push(score(set, lang, gold, predicted, agreed));
    }
  }
  return scores;
}

/** The scores as a Markdown table. */
export function formatBoundaryScores(scores: readonly BoundaryScore[]): string {
  const percent = (value: number) => value.toFixed(3).replace(/^0/, '');
  return [
    '| set | language | boundaries | precision | recall | F1 |',
    '| --- | --- | ---: | ---: | ---: | ---: |',
    ...scores.map(
      (s) =>
        `| ${s.set} | ${s.lang} | ${s.gold} | ${percent(s.precision)} | ${percent(s.recall)} | ${percent(s.f1)} |`,
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

/** The lines as one text, and where each but the last ends in it. */
function joinLines(lines: readonly string[], separator: string): { text: string; ends: Set<number> } {
  const ends = new Set<number>();
  let text = '';
  for (const [index, line] of lines.entries()) {
    text += index === 0 ? line : separator + line;
    if (index < lines.length - 1) ends.add(text.length);
  }
  return { text, ends };
}

function score(
  set: string,
  lang: string,
  gold: number,
  predicted: number,
  agreed: number,
): BoundaryScore {
  const precision = predicted === 0 ? 0 : agreed / predicted;
  const recall = agreed / gold;
  const f1 = agreed === 0 ? 0 : (2 * precision * recall) / (precision + recall);
  return { set, lang, gold, predicted, agreed, precision, recall, f1 };
}
