import './end-with-reader';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { checks } from '@/lib/quality/types';
import { printTable } from './bench/table';
import {
  evaluateAlignment,
  printAlignment,
  printCauses,
  printReliability,
} from './evaluate/alignment';
import { readSets, sampleSet } from './evaluate/gold';
import { evaluateMeasures, readJudgedPairs } from './evaluate/match-measures';
import { evaluateKeystrokes, printKeystrokes } from './evaluate/keystrokes';
import { evaluateAllOmissions } from './evaluate/omissions';
import { measureQuality } from './evaluate/quality';
import { evaluateTmx, ownFolder, printTmx } from './evaluate/tmx';
import type { TmxResult } from './evaluate/tmx-files';
import { evaluateSentences, formatBoundaryScores } from './evaluate/sentences';
import { evaluateWordLinks } from './evaluate/word-links';
import { evaluateWords, formatWordScores } from './evaluate/words';

/** Hand-aligned sets of others, measured where they are there; they are never part of Hebi. */
const goldFolder = process.env.HEBI_GOLD ?? '../shared/gold';

const program = new Command('evaluate').description(
  `Measures Hebi on hand-made gold: the sample text, and the sets in HEBI_GOLD (default ${goldFolder}) where they are there.`,
);

program
  .command('alignment')
  .description('strict precision, recall and F1 of the aligner')
  .option('--set <folder>', 'a folder of sets, or one set: zh/, en/, gold/*.align', goldFolder)
  .option('--leave-one-out', 'align each document with weights learned from all others (slow)')
  .option('--json', 'for programs')
  .action((flags: { set: string; json?: boolean; leaveOneOut?: boolean }) =>
    alignment(flags.set, flags),
  );
program
  .command('omissions')
  .description('F1 where paragraphs of one side are missing, or foreign ones stand in it')
  .option('--set <folder>', 'a folder of sets', goldFolder)
  .option('--json', 'for programs')
  .action(({ set, json }: { set: string; json?: boolean }) => omissions(set, json ?? false));
program
  .command('keystrokes')
  .description('operations and keystrokes from Hebi’s alignment to the gold one')
  .option('--set <folder>', 'one set: zh/, en/, gold/*.align', join(goldFolder, 'mac-dev'))
  .option('--json', 'for programs')
  .action(({ set, json }: { set: string; json?: boolean }) => keystrokes(set, json ?? false));
program
  .command('word-links')
  .description('links of words, on hand-linked beads of the sample')
  .option('--json', 'for programs')
  .action(({ json }: { json?: boolean }) => wordLinks(json ?? false));
program
  .command('sentences')
  .description('boundaries of sentences, against the sets’ own lines')
  .option('--set <folder>', 'a folder of sets', goldFolder)
  .action(({ set }: { set: string }) => sentences(set));
program
  .command('tmx')
  .description(
    'TMX files of other tools: read, written and read again, against what each should give',
  )
  .option('--dir <folder>', 'folder of such files', process.env.HEBI_TMX ?? '../shared/tmx')
  .option('--json', 'for programs')
  .action(({ dir, json }: { dir: string; json?: boolean }) => tmx(dir, json ?? false));
program
  .command('matches')
  .description('measures of likeness, Hebi’s and other tools’, on 200 judged pairs')
  .action(matches);
program.command('words').description('words, on hand-segmented sentences').action(words);
program
  .command('quality')
  .description('what the quality checks raise in beads that people aligned')
  .option('--set <folder>', 'a folder of sets', goldFolder)
  .option('--json', 'for programs')
  .action(({ set, json }: { set: string; json?: boolean }) => quality(set, json ?? false));
program.action(async () => {
  alignment(goldFolder, {});
  wordLinks(false);
  await sentences(goldFolder);
  await words();
  matches();
});
await program.parseAsync();

function alignment(folder: string, flags: { json?: boolean; leaveOneOut?: boolean }): void {
  const { json = false, leaveOneOut = false } = flags;
  const results = evaluateAlignment(folderOrNone(folder), {
    leaveOneOut,
    onResult: ({ set, f1 }) => {
      if (!json && process.stderr.isTTY) process.stderr.write(`${set}: ${f1.toFixed(3)}\n`);
    },
  });
  if (json) return console.log(JSON.stringify(results, null, 2));
  if (leaveOneOut) console.log('Weights learned from all other documents');
  printAlignment(results);
  printCauses(results);
  printReliability(results);
}

function quality(folder: string, json: boolean): void {
  const there = folderOrNone(folder);
  const figures = [sampleSet(), ...(there === null ? [] : readSets(there))].map((set) => measureQuality(set)); // prettier-ignore
  if (json) return console.log(JSON.stringify(figures, null, 2));
  console.log('Quality checks: beads that raise an issue, in percent of those with both sides');
  const percent = (share: number) => (100 * share).toFixed(2);
  const shown = checks.filter((check) => !/^same-|-term$/.test(check));
  printTable(
    ['set', 'beads', 'any', ...shown],
    figures.map(({ set, beads, raised, byCheck }) => [set, String(beads), percent(raised), ...shown.map((check) => percent(byCheck[check]))]),
  );
} // prettier-ignore

function omissions(folder: string, json: boolean): void {
  const there = folderOrNone(folder);
  const results = evaluateAllOmissions([sampleSet(), ...(there === null ? [] : readSets(there))]);
  if (json) return console.log(JSON.stringify(results, null, 2));
  console.log(
    'Omissions and insertions: change of F1 on what remains; in brackets the worst of four',
  );
  printTable(
    ['set', 'whole', ...results[0]!.damaged.map(({ share }) => `${share * 100} %`)],
    results.map(({ set, whole, damaged }) => [
      set,
      whole.toFixed(3),
      ...damaged.map(
        ({ f1, worst }) => `${(f1 - whole).toFixed(3)} (${(worst - whole).toFixed(3)})`,
      ),
    ]),
  );
}

function keystrokes(folder: string, json: boolean): void {
  const sets = existsSync(folder) ? readSets(folder) : [];
  if (sets.length === 0) program.error(`There is no set of hand-aligned texts in ${folder}.`, { exitCode: 1 }); // prettier-ignore
  const efforts = evaluateKeystrokes(sets.flatMap(({ documents }) => documents));
  if (json) return console.log(JSON.stringify(efforts, null, 2));
  printKeystrokes(efforts);
}

function wordLinks(json: boolean): void {
  const result = evaluateWordLinks();
  if (json) return console.log(JSON.stringify(result, null, 2));
  const { beads, found, sure, precision, recall, errorRate } = result;
  console.log(`\nWord links: ${beads} beads, ${found} found, ${sure} sure in the gold`);
  console.log(
    `precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)}, alignment error rate ${errorRate.toFixed(3)}`,
  );
}

const withoutDocument = (result: TmxResult) => ({ ...result, written: undefined });

async function tmx(folder: string, json: boolean): Promise<void> {
  const results = await evaluateTmx(existsSync(folder) ? folder : ownFolder);
  if (json) console.log(JSON.stringify(results.map(withoutDocument), null, 2));
  else printTmx(results);
  if (results.some(({ isAsExpected }) => !isAsExpected)) process.exitCode = 1;
}

/** Without the sets of others, the sample is measured alone. */
function folderOrNone(folder: string): string | null {
  if (existsSync(folder)) return folder;
  if (folder !== goldFolder) program.error(`There is no folder ${folder}.`, { exitCode: 1 });
  return null;
}

async function sentences(folder: string): Promise<void> {
  if (!existsSync(folder)) return console.log(`\nSentences: no sets in ${folder}.`);
  console.log('\nSentences: boundaries found, on the lines of the gold sets');
  console.log(formatBoundaryScores(await evaluateSentences(folder)));
}

async function words(): Promise<void> {
  console.log('\nWords: whole words found, on hand-segmented sentences');
  console.log(formatWordScores(await evaluateWords('tests/data/whitepaper/words.zh.txt')));
}

function matches(): void {
  const rows = evaluateMeasures(readJudgedPairs('tests/data/matches/pairs.tsv'));
  printTable(
    ['measure', 'rank correlation', 'pairs in the right order'],
    rows.map(({ measure, correlation, ordered }) => [
      measure,
      correlation.toFixed(3),
      `${(100 * ordered).toFixed(1)} %`,
    ]),
  );
}
