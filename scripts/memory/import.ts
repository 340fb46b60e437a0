import { basename } from 'node:path';
import { Command, Option } from 'commander';
import { importUnits, type ImportSummary } from '@/lib/store/memory/import';
import { joinSegmentsOf } from '@/lib/store/memory/join-segments';
import { segmentGroups } from '@/lib/store/memory/segment-joiner';
import { writesMuch } from '@/lib/store/sqlite';
import type { DuplicatePolicy } from '@/lib/store/memory/unit-adder';
import { progressOption, reportIn, type ProgressForm } from '../report';
import { fileNamed, onMemories } from './on-memories';

interface Flags {
  name: string;
  fileName?: string[];
  duplicates: DuplicatePolicy;
  strict?: boolean;
  sourceLang?: string;
  targetLang?: string;
  author: string;
  json?: boolean;
  progress: ProgressForm;
}

const mostFaultsShown = 20;

export const importCommand = new Command('import')
  .description('Reads TMX files (1.1 to 1.4b) into a memory: all of them, or nothing.')
  .argument('<file...>', 'TMX files')
  .requiredOption('--name <name>', 'the memory; made where there is none of this name')
  .addOption(
    new Option(
      '--duplicates <policy>',
      'of units with the same source and target keep: the newest; the newest for each context; all',
    )
      .choices(['newest', 'context', 'all'])
      .default('context'),
  )
  .option('--strict', 'stop at the first unit that is not as it should be')
  .option('--source-lang <tag>', 'where units have several languages, the one translated from')
  .option('--target-lang <tag>', 'where units have several languages, the one translated into')
  .option('--author <name>', 'who does this, for the history', '')
  .option('--file-name <name...>', 'names to tell of the files, where they are not their own')
  .option('--json', 'print the outcome as JSON')
  .addOption(progressOption())
  .action((paths: string[], flags: Flags) => {
    const report = reportIn(flags.progress);
    return onMemories(
      report,
      async (db) => {
        writesMuch(db);
        const started = performance.now();
        const files = paths.map((path, at) => ({
          path: fileNamed(path),
          name: flags.fileName?.[at] ?? basename(path),
        }));
        const summary = await importUnits(db, files, {
          name: flags.name.trim(),
          author: flags.author,
          duplicates: flags.duplicates,
          isStrict: flags.strict ?? false,
          sourceLang: flags.sourceLang,
          targetLang: flags.targetLang,
          onProgress: (stage, done, total) => report.progress(stage, done, total),
        });
        const seconds = (performance.now() - started) / 1000;
        const lines = flags.json ? [JSON.stringify({ ...summary, seconds })] : describe(summary, seconds); // prettier-ignore
        report.result({ ...summary, seconds }, lines);
        // A program that is told of steps is the server, whose memory process does it when nobody waits.
        if (flags.progress === 'bar' && segmentGroups(db).length > 0)
          await joinSegmentsOf(db.name, (done, total) => report.progress('join', done, total));
      },
      { isMade: true },
    );
  });

function describe(summary: ImportSummary, seconds: number): string[] {
  const { name, outcome, read, added, duplicates, replaced, left, faults } = summary;
  const shown = faults.slice(0, mostFaultsShown);
  return [
    outcome === 'unchanged'
      ? `Nothing changed: ${name} has all of this already.`
      : `Imported into ${name}`,
    `  read        ${read} units`,
    `  added       ${added}`,
    `  duplicates  ${duplicates} left out, ${replaced} took the place of an older one`,
    `  broken      ${left} left out`,
    ...shown.map(({ file, line, message }) => `    ${file}, line ${line}: ${message}`),
    ...(faults.length > shown.length ? [`    and ${faults.length - shown.length} more`] : []),
    `  seconds     ${seconds.toFixed(1)}, ${Math.round(read / seconds)} units a second`,
  ];
}
