import { Command, Option } from 'commander';
import { findingKinds, type FindingKind } from '@/lib/store/memory/finding-kinds';
import { findFaults, fixFaults, isMendable, type Finding } from '@/lib/store/memory/maintain';
import { findMemory } from '@/lib/store/memory/memories';
import { progressOption, reportIn, type ProgressForm } from '../report';
import { onMemories } from './on-memories';

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
  .addOption(new Option('--check <kind...>', 'only these').choices(findingKinds))
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
        const result = fixFaults(db, memory.id, author, (done) =>
          report.progress('check', done, memory.units),
        );
        report.result({ memoryId: memory.id, ...result }, [
          json
            ? JSON.stringify(result)
            : `${memory.name}: ${result.removed} units taken away, ${result.mended} mended`,
        ]);
        return;
      }
      const counts: Partial<Record<FindingKind, number>> = {};
      const examples: Finding[] = [];
      let mendable = 0;
      for (const finding of findFaults(db, memory.id, (done) =>
        report.progress('check', done, memory.units),
      )) {
        if (check && !check.includes(finding.kind)) continue;
        const count = (counts[finding.kind] ?? 0) + 1;
        counts[finding.kind] = count;
        if (isMendable(finding)) mendable++;
        if (count <= mostExamples) examples.push(shortened(finding));
        if (json) console.log(JSON.stringify(finding));
        else if (progress === 'bar')
          console.log(
            [finding.kind, finding.about, finding.source, finding.target].map(oneLine).join('\t'),
          );
      }
      const lines = findingKinds.map((kind) => `${String(counts[kind] ?? 0).padStart(8)}  ${kind}`);
      report.result(
        { memoryId: memory.id, counts, examples, mendable },
        json ? [] : ['', ...lines],
      );
    });
  });

/** A page shows so many of each kind. */
const mostExamples = 100;

function shortened(finding: Finding): Finding {
  const short = (text: string) => (text.length > 300 ? `${text.slice(0, 300)}…` : text);
  return { ...finding, source: short(finding.source), target: short(finding.target), about: short(finding.about) }; // prettier-ignore
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ');
}
