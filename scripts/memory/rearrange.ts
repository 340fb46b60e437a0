import { Command, InvalidArgumentError, Option } from 'commander';
import { findMemory } from '@/lib/store/memory/memories';
import { filterMemory, mergeMemories, splitMemory } from '@/lib/store/memory/rearrange';
import type { DuplicatePolicy } from '@/lib/store/memory/unit-adder';
import type { UnitRow } from '@/lib/store/memory/unit-rows';
import { progressOption, reportIn, type ProgressForm } from '../report';
import { onMemories } from './on-memories';
import { wholeNumber } from '../whole-number';

interface Shared {
  author: string;
  duplicates: DuplicatePolicy;
  json?: boolean;
  progress: ProgressForm;
}

function shared(command: Command): Command {
  return command
    .addOption(
      new Option('--duplicates <policy>', 'of units with the same source and target keep')
        .choices(['newest', 'context', 'all'])
        .default('context'),
    )
    .option('--author <name>', 'who does this, for the history', '')
    .option('--json', 'print the outcome as JSON')
    .addOption(progressOption());
}

export const mergeCommand = shared(new Command('merge'))
  .description('Puts memories together into one; the others are deleted, and can be had back.')
  .argument('<name...>', 'the memories to put together')
  .requiredOption('--into <name>', 'the memory that takes their units; made where there is none')
  .action((names: string[], flags: Shared & { into: string }) => {
    const report = reportIn(flags.progress);
    return onMemories(report, async (db) => {
      const memories = names.map((name) => findMemory(db, name));
      const total = memories.reduce((sum, { units }) => sum + units, 0);
      const added = await mergeMemories(db, memories, flags.into, {
        ...flags,
        onProgress: (done) => report.progress('merge', done, total),
      });
      const result = { into: flags.into, added };
      report.result(result, [
        flags.json ? JSON.stringify(result) : `${added} units came into ${flags.into}`,
      ]);
    });
  });

const day = (value: string): string => {
  const date = new Date(value);
  if (Number.isNaN(date.getTime())) throw new InvalidArgumentError('Give a day, like 2026-11-25.');
  return date.toISOString();
};

export const filterCommand = shared(new Command('filter'))
  .description('Copies units of a memory into another: those that are all of what is asked.')
  .requiredOption('--memory <name>', 'the memory')
  .requiredOption('--into <name>', 'the memory for what is found')
  .option('--contains <text>', 'held by either side')
  .option('--lang <tag>', 'language of either side')
  .option('--by <name>', 'who made or changed it')
  .option('--since <day>', 'changed on this day or later', day)
  .option('--before <day>', 'changed before this day', day)
  .action(
    (
      flags: Shared & {
        memory: string;
        into: string;
        contains?: string;
        lang?: string;
        by?: string;
        since?: string;
        before?: string;
      },
    ) => {
      const report = reportIn(flags.progress);
      return onMemories(report, async (db) => {
        const memory = findMemory(db, flags.memory);
        const { contains, lang, by, since, before } = flags;
        const filter = { contains, lang, author: by, since, before };
        const added = await filterMemory(db, memory, flags.into, filter, {
          ...flags,
          onProgress: (done) => report.progress('filter', done, memory.units),
        });
        const result = { into: flags.into, added };
        report.result(result, [
          flags.json ? JSON.stringify(result) : `${added} units came into ${flags.into}`,
        ]);
      });
    },
  );

export const splitCommand = shared(new Command('split'))
  .description('Parts a memory into several; it is deleted itself, and can be had back.')
  .requiredOption('--memory <name>', 'the memory')
  .addOption(
    new Option('--by <what>', 'a part for each')
      .choices(['language', 'author', 'year'])
      .conflicts('size'),
  )
  .option('--size <units>', 'parts of so many units', wholeNumber(1, 2 ** 31))
  .action(
    (flags: Shared & { memory: string; by?: 'language' | 'author' | 'year'; size?: number }) => {
      const report = reportIn(flags.progress);
      return onMemories(report, async (db) => {
        const memory = findMemory(db, flags.memory);
        const { by = 'language', size } = flags;
        const keyOf =
          size === undefined
            ? (row: UnitRow) => keys[by](row)
            : (_: UnitRow, place: number) => String(Math.floor(place / size) + 1);
        const parts = await splitMemory(db, memory, keyOf, {
          ...flags,
          onProgress: (done) => report.progress('split', done, memory.units),
        });
        const result = Object.fromEntries(parts);
        report.result(
          { ...result, parts: parts.size },
          flags.json
            ? [JSON.stringify(result)]
            : [...parts].map(([name, units]) => `${String(units).padStart(8)}  ${name}`),
        );
      });
    },
  );

const keys = {
  language: ({ sourceLang, targetLang }: UnitRow) => `${sourceLang}–${targetLang}`,
  author: ({ changedBy, createdBy }: UnitRow) => changedBy ?? createdBy ?? '',
  year: ({ changedAt, createdAt }: UnitRow) => (changedAt ?? createdAt ?? '').slice(0, 4),
};
