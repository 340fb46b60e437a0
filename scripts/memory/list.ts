import { Command } from 'commander';
import { countConfirmedBeads, readMemories } from '@/lib/store/memory/memories';
import { barReport } from '../report';
import { onMemories } from './on-memories';

export const listCommand = new Command('list')
  .description('Lists the memories.')
  .option('--json', 'a JSON object a line')
  .action(({ json }: { json?: boolean }) => {
    const report = barReport();
    return onMemories(report, (db) => {
      const memories = readMemories(db);
      const beads = countConfirmedBeads(db);
      if (json) {
        for (const memory of memories) console.log(JSON.stringify(memory));
        console.log(JSON.stringify({ name: 'beads', units: beads }));
        return;
      }
      for (const { name, units, langs, priority, penalty, readOnly } of memories)
        console.log(
          [
            String(units).padStart(10),
            name.padEnd(24),
            langs.join(' '),
            ...(priority ? [`priority ${priority}`] : []),
            ...(penalty ? [`penalty ${penalty}`] : []),
            ...(readOnly ? ['read-only'] : []),
          ].join('  '),
        );
      console.log(`${String(beads).padStart(10)}  the confirmed beads of all texts`);
    });
  });
