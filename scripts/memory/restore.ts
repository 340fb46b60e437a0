import { Command } from 'commander';
import { restoreMemory } from '@/lib/store/memory/memories';
import { barReport } from '../report';
import { onMemories } from './on-memories';

export const restoreCommand = new Command('restore')
  .description('Has a memory back that was deleted, merged into another or split.')
  .requiredOption('--memory <name>', 'the memory; the last one that was deleted, of several')
  .action(({ memory }: { memory: string }) => {
    const report = barReport();
    return onMemories(report, (db) => {
      const { name, units } = restoreMemory(db, memory);
      report.result({}, [`${name} is back, ${units} units`]);
    });
  });
