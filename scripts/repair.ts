import './end-with-reader';
import { Command, InvalidArgumentError } from 'commander';
import { decideRepairs } from '@/lib/store/ingest';
import { loadAligner } from './aligner';
import { onDatabase } from './on-database';
import { progressOption, reportIn, type ProgressForm } from './report';

const ids = (value: string): number[] =>
  value.split(',').map((id) => {
    if (!/^[1-9]\d*$/.test(id)) throw new InvalidArgumentError('Give repair ids, like 12,13.');
    return Number(id);
  });

const flags = new Command('repair')
  .description(
    'Applies or leaves repairs of a text, by their ids, and reads the text again with them.',
  )
  .requiredOption('--text <id>', 'the text')
  .option('--apply <ids>', 'repairs to apply', ids, [])
  .option('--leave <ids>', 'repairs to leave as the source has them', ids, [])
  .option('--author <name>', 'who decides', '')
  .addOption(progressOption())
  .parse()
  .opts<{
    text: string;
    apply: number[];
    leave: number[];
    author: string;
    progress: ProgressForm;
  }>();

const report = reportIn(flags.progress);

onDatabase(report, (db) => {
  report.progress('repair', 0, 1);
  const align = loadAligner(() => undefined);
  const result = decideRepairs(db, flags.text, flags, align);
  const { stayed, corrected, added, removed } = result.sentences;
  report.result(result, [
    `Sentences: ${stayed} stayed, ${corrected} corrected, ${added} new, ${removed} gone.`,
  ]);
});
