import { existsSync } from 'node:fs';
import { Command } from 'commander';
import { evaluateAlignment, printAlignment } from './evaluate/alignment';
import { evaluateSentences, formatBoundaryScores } from './evaluate/sentences';
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
  .option('--json', 'for programs')
  .action(({ set, json }: { set: string; json?: boolean }) => alignment(set, json ?? false));
program
  .command('sentences')
  .description('boundaries of sentences, against the sets’ own lines')
  .option('--set <folder>', 'a folder of sets', goldFolder)
  .action(({ set }: { set: string }) => sentences(set));
program.command('words').description('words, on hand-segmented sentences').action(words);
program.action(async () => {
  alignment(goldFolder, false);
  await sentences(goldFolder);
  await words();
});
await program.parseAsync();

function alignment(folder: string, json: boolean): void {
  const isThere = existsSync(folder);
  if (!isThere && folder !== goldFolder)
    return program.error(`There is no folder ${folder}.`, { exitCode: 1 });
  const results = evaluateAlignment(isThere ? folder : null, ({ set, f1 }) => {
    if (!json && process.stderr.isTTY) process.stderr.write(`${set}: ${f1.toFixed(3)}\n`);
  });
  if (json) console.log(JSON.stringify(results, null, 2));
  else printAlignment(results);
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
