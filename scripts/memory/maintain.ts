import { Command, Option } from 'commander';
import { findFaults, fixFaults, type FindingKind } from '@/lib/store/memory/maintain';
import { findMemory } from '@/lib/store/memory/memories';
import { progressOption, reportIn, type ProgressForm } from '../report';
import { onMemories } from './on-memories';

const kinds: readonly FindingKind[] = [
  'duplicate',
  'different-targets',
  'empty',
  'untranslated',
  'length',
  'number',
  'characters',
];

interface Flags {
  memory: string;
  check?: FindingKind[];
  fix?: boolean;
  author: string;
  json?: boolean;
  progress: ProgressForm;
}

export const maintainCommand = new Command('maintain')
  .description('Looks for what may be wrong in a memory, and mends what is certain.')
  .requiredOption('--memory <name>', 'the memory')
  .addOption(new Option('--check <kind...>', 'only these').choices(kinds))
  .option(
    '--fix',
    'take doubles, units with an empty side, and control characters away; can be undone',
  )
  .option('--author <name>', 'who does this, for the history', '')
  .option('--json', 'a JSON object a line for each finding')
  .addOption(progressOption())
  .action(({ memory: name, check, fix, author, json, progress }: Flags) => {
    const report = reportIn(progress);
    return onMemories(report, (db) => {
      const memory = findMemory(db, name);
      if (fix) {
        const result = fixFaults(db, memory.id, author);
        report.result(result, [
          json
            ? JSON.stringify(result)
            : `${memory.name}: ${result.removed} units taken away, ${result.mended} mended`,
        ]);
        return;
      }
      const counts: Partial<Record<FindingKind, number>> = {};
      for (const finding of findFaults(db, memory.id, (done) =>
        report.progress('check', done, memory.units),
      )) {
        if (check && !check.includes(finding.kind)) continue;
        counts[finding.kind] = (counts[finding.kind] ?? 0) + 1;
        if (json) console.log(JSON.stringify(finding));
        else if (progress === 'bar')
          console.log(
            [finding.kind, finding.about, finding.source, finding.target].map(oneLine).join('\t'),
          );
      }
      const lines = kinds.map((kind) => `${String(counts[kind] ?? 0).padStart(8)}  ${kind}`);
      report.result(counts, json ? [] : ['', ...lines]);
    });
  });

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ');
}
