import { Command, Option } from 'commander';
import { findMemory } from '@/lib/store/memory/memories';
import { previewReplace, replaceInUnits } from '@/lib/store/memory/replace';
import { barReport } from '../report';
import { onMemories } from './on-memories';

interface Flags {
  memory: string;
  find: string;
  with: string;
  side: 'source' | 'target';
  matchCase?: boolean;
  apply?: boolean;
  author: string;
}

export const replaceCommand = new Command('replace')
  .description('Finds a text in the units of a memory and shows what replacing it would change; does it with --apply.')
  .requiredOption('--memory <name>', 'the memory')
  .requiredOption('--find <text>', 'what to find')
  .requiredOption('--with <text>', 'what to put in its place')
  .addOption(new Option('--side <side>', 'where').choices(['source', 'target']).default('target'))
  .option('--match-case', 'only with the same capitals')
  .option('--apply', 'replace it; can be undone')
  .option('--author <name>', 'who does this, for the history', '')
  .action(({ memory, find, with: replace, side, matchCase, apply, author }: Flags) => {
    const report = barReport();
    return onMemories(report, (db) => {
      const { id: memoryId, name } = findMemory(db, memory);
      const order = { memoryId, find, replace, side, isCaseSensitive: matchCase ?? false };
      if (apply) {
        const count = replaceInUnits(db, order, author);
        return report.result({}, [`Changed ${count} ${count === 1 ? 'unit' : 'units'} of ${name}`]);
      }
      const { total, examples } = previewReplace(db, order);
      report.result({}, [
        ...examples.flatMap(({ before, after }) => [`- ${before}`, `+ ${after}`]),
        `${total} ${total === 1 ? 'unit' : 'units'} of ${name} would change`,
      ]);
    });
  }); // prettier-ignore
