import { Command } from 'commander';
import { deleteMemory, findMemory, purgeMemories } from '@/lib/store/memory/memories';
import { barReport } from '../report';
import { onMemories } from './on-memories';

export const deleteCommand = new Command('delete')
  .description('Deletes a memory. It can be had back on the page of memories, until it is purged.')
  .requiredOption('--memory <name>', 'the memory')
  .option('--purge', 'take it, and all that were deleted before, away for good')
  .action(({ memory: name, purge }: { memory: string; purge?: boolean }) => {
    const report = barReport();
    return onMemories(report, (db) => {
      const memory = findMemory(db, name);
      deleteMemory(db, memory.id);
      if (purge) purgeMemories(db, new Date(Date.now() + 1000).toISOString());
      report.result({}, [`Deleted ${memory.name}, ${memory.units} units`]);
    });
  });
