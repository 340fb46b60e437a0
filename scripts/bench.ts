import './end-with-reader';
import { Command, InvalidArgumentError } from 'commander';
import { benchAlignment } from './bench/alignment';
import { benchEditor } from './bench/editor';
import { benchIngestion } from './bench/ingestion';
import { benchMemory, type MemoryBenchOptions } from './bench/memory';
import { benchPages } from './bench/pages';
import { benchTmx, type TmxBenchOptions } from './bench/tmx';

// Ratios against a limit measured in the same run: machines differ, ratios hardly.
const program = new Command('bench').description(
  'Measures Hebi on the sample text, repeated to several sizes.',
);
program
  .command('ingestion')
  .description(
    'characters a second from two files to the database, against reading and decoding them alone',
  )
  .action(benchIngestion);
program
  .command('pages')
  .description('time to open pages of the built app, against a static file of the same server')
  .action(benchPages);
program
  .command('alignment')
  .description('time and memory of the aligner by size of the text, beside a plain Gale–Church')
  .option('--million', 'also a text of a million sentences (some minutes)')
  .option('--json', 'for programs')
  .action((flags: { million?: boolean; json?: boolean }) => benchAlignment(flags));
program
  .command('editor')
  .description('time of one operation in a long text, and the rows that it writes')
  .option('--beads <count>', 'beads of the text, from 1,000', beadsOf, 100_000)
  .option('--no-page', 'the server alone, without a browser')
  .option('--json', 'for programs')
  .action((flags: { beads: number; page: boolean; json?: boolean }) => benchEditor(flags));
program
  .command('memory')
  .description('lookups in memories of several sizes, beside measuring every unit')
  .option(
    '--sizes <list>',
    'how many units, generated from the sample',
    '10000,30000,100000,300000',
  )
  .option('--units <file>', 'these units instead: the source is the first column between tabs')
  .option('--queries <file>', 'these queries: kind, query, the source that must come back')
  .option('--database <file>', 'only lookups through the store, in this database, with --queries')
  .option('--threshold <score>', 'the least score', '70')
  .option('--json', 'for programs')
  .action((flags: MemoryBenchOptions) => benchMemory(flags));
program
  .command('tmx')
  .description('import and export of a TMX file, against the bare parsing of its XML')
  .option('--file <file>', 'this file, rather than one made from the sample')
  .option('--units <count>', 'units of the file that is made, from 1,000', beadsOf, 50_000)
  .option('--json', 'for programs')
  .action((flags: TmxBenchOptions) => benchTmx(flags));
program.action(async () => {
  await benchIngestion();
  await benchPages();
  benchAlignment();
  await benchEditor();
});
await program.parseAsync();

function beadsOf(value: string): number {
  const count = Number(value);
  if (!Number.isInteger(count) || count < 1000)
    throw new InvalidArgumentError('Give a whole number from 1000.');
  return count;
}
