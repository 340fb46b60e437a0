import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Command, Option } from 'commander';
import { exportMemory } from '@/lib/store/memory/export';
import { findMemory } from '@/lib/store/memory/memories';
import { version } from '@/package.json';
import { progressOption, reportIn, type ProgressForm } from '../report';
import { writeWhole } from '../write-whole';
import { onMemories } from './on-memories';

interface Flags {
  memory: string;
  out: string;
  level: '1' | '2';
  json?: boolean;
  progress: ProgressForm;
}

export const exportCommand = new Command('export')
  .description('Writes a memory as TMX 1.4b.')
  .requiredOption('--memory <name>', 'the memory')
  .requiredOption('--out <file>', 'the file to write; - is the standard output')
  .addOption(
    new Option('--level <n>', 'with inline codes (2), or without (1)')
      .choices(['1', '2'])
      .default('2'),
  )
  .option('--json', 'print the outcome as JSON')
  .addOption(progressOption())
  .action((flags: Flags) => {
    const report = reportIn(flags.progress);
    return onMemories(report, async (db) => {
      const memory = findMemory(db, flags.memory);
      const document = exportMemory(db, memory.id, {
        level: flags.level === '1' ? 1 : 2,
        toolVersion: version,
        onProgress: (units) => report.progress('write', units, memory.units),
      });
      if (flags.out === '-') {
        await pipeline(Readable.from(document), process.stdout);
        return;
      }
      await writeWhole(flags.out, document);
      const result = { memoryId: memory.id, units: memory.units };
      report.result(result, [
        flags.json ? JSON.stringify(result) : `Wrote ${memory.units} units to ${flags.out}`,
      ]);
    });
  });
