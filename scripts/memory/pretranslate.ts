import { Command, InvalidArgumentError } from 'commander';
import { pretranslate } from '@/lib/store/memory/pretranslate';
import { progressOption, reportIn, type ProgressForm } from '../report';
import { memoriesNamed, onMemories, wholeNumber } from './on-memories';

interface Flags {
  text: string;
  threshold: number;
  beads?: { first: number; last: number };
  memory?: string[];
  author: string;
  json?: boolean;
  progress: ProgressForm;
}

export const pretranslateCommand = new Command('pretranslate')
  .description(
    'Fills beads without a target from the memories: drafts, to be confirmed; one undo takes it back.',
  )
  .requiredOption('--text <id>', 'the text: the last part of its address')
  .option('--threshold <score>', 'the least score', wholeNumber(1, 101), 85)
  .option('--beads <from-to>', 'only these, by number, like 12-40', range)
  .option(
    '--memory <name...>',
    'these memories only; "beads" is that of the confirmed beads. By default all that serve the text',
  )
  .option('--author <name>', 'who does this, for the history', '')
  .option('--json', 'print the outcome as JSON')
  .addOption(progressOption())
  .action((flags: Flags) => {
    const report = reportIn(flags.progress);
    return onMemories(report, (db) => {
      const { text, threshold, author } = flags;
      const done = pretranslate(db, text, {
        ...{ threshold, author },
        range: flags.beads,
        memories: memoriesNamed(db, flags.memory),
        onProgress: (at, total) => report.progress('pretranslate', at, total),
      });
      const [filled, refused] = [done.filled.length, done.refused.length];
      const result = { textId: text, empty: done.empty, filled, refused, changed: filled > 0 };
      report.result(result, [
        flags.json
          ? JSON.stringify(result)
          : `Filled ${filled} of ${done.empty} beads without a target${refused > 0 ? `; ${refused} were changed meanwhile and left as they are` : ''}`,
      ]);
    });
  });

/** `12-40`, or `12`: numbers of beads, from 1. */
function range(value: string): { first: number; last: number } {
  const match = /^(\d{1,9})(?:-(\d{1,9}))?$/.exec(value.trim());
  const [first, last] = [Number(match?.[1]), Number(match?.[2] ?? match?.[1])];
  if (!match || first < 1 || last < first)
    throw new InvalidArgumentError('Give numbers of beads, like 12-40.');
  return { first: first - 1, last: last - 1 };
}
