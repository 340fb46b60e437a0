import { Command, Option } from 'commander';
import { analysisBands, analysisCsv, totalOf, type Analysis } from '@/lib/memory/analysis';
import { analyseText, type AnalysisScope } from '@/lib/store/memory/analyse-text';
import { progressOption, reportIn, type ProgressForm } from '../report';
import { writeWhole } from '../write-whole';
import { memoriesNamed, onMemories } from './on-memories';

interface Flags {
  text: string;
  memory?: string[];
  scope: AnalysisScope;
  csv?: string;
  json?: boolean;
  progress: ProgressForm;
}

export const analyseCommand = new Command('analyse')
  .description('Counts how much of a text the memories know already.')
  .requiredOption('--text <id>', 'the text: the last part of its address')
  .option(
    '--memory <name...>',
    'these memories only; "beads" is that of the confirmed beads. By default all that serve the text',
  )
  .addOption(
    new Option('--scope <which>', 'all of the text, or what has no translation yet')
      .choices(['all', 'untranslated'])
      .default('all'),
  )
  .option('--csv <file>', 'write the counts as CSV; - is the standard output')
  .option('--json', 'print the counts as JSON')
  .addOption(progressOption())
  .action((flags: Flags) => {
    const report = reportIn(flags.progress);
    return onMemories(report, async (db) => {
      const { text, scope, csv } = flags;
      const { from, to, analysis } = await analyseText(db, text, {
        scope,
        memories: memoriesNamed(db, flags.memory),
        onProgress: (done, total) => report.progress('analyse', done, total),
      });
      const result = { textId: text, scope, from, to, total: totalOf(analysis), analysis };
      if (csv !== undefined && csv !== '-') await writeWhole(csv, [analysisCsv(analysis)]);
      report.result(
        { textId: text, analysis: { scope, bands: analysis, at: new Date().toISOString() } },
        csv === '-'
          ? [analysisCsv(analysis).trimEnd()]
          : flags.json
            ? [JSON.stringify(result)]
            : tableOf(analysis),
      );
    });
  });

function tableOf(analysis: Analysis): string[] {
  const total = totalOf(analysis);
  const share = (words: number) => `${((100 * words) / Math.max(1, total.words)).toFixed(1)} %`;
  const line = (name: string, cells: readonly (number | string)[]) =>
    [name.padEnd(12), ...cells.map((cell) => String(cell).padStart(11))].join('');
  const row = (name: string, count: Analysis['new']) =>
    line(name, [count.segments, count.sentences, count.words, count.characters, share(count.words)]); // prettier-ignore
  return [
    line('match', ['segments', 'sentences', 'words', 'characters', 'words']),
    ...analysisBands.map((band) => row(band, analysis[band])),
    row('total', total),
  ];
}
