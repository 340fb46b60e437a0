import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Command, Option } from 'commander';
import { StoreError } from '@/lib/store/errors';
import { exportMemory } from '@/lib/store/memory/export';
import { findMemory } from '@/lib/store/memory/memories';
import { version } from '@/package.json';
import { progressOption, reportIn, type ProgressForm } from '../report';
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
      const out = resolve(process.env.INIT_CWD ?? '.', flags.out);
      // Written beside, then put in place: a half-written memory is never left behind.
      const part = `${out}.part`;
      try {
        await pipeline(Readable.from(document), createWriteStream(part));
        await rename(part, out);
      } catch (error) {
        await rm(part, { force: true });
        throw new StoreError('unwritable', `${flags.out} cannot be written: ${(error as Error).message}.`); // prettier-ignore
      }
      const result = { memoryId: memory.id, units: memory.units };
      report.result(result, [
        flags.json ? JSON.stringify(result) : `Wrote ${memory.units} units to ${flags.out}`,
      ]);
    });
  });
