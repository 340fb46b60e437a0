import { basename } from 'node:path';
import { Command, Option } from 'commander';
import type { TermColumn } from '@/lib/formats/terms/types';
import { importTerms, type TermsSummary } from '@/lib/store/terms/import-terms';
import { fileNamed } from '../memory/on-memories';
import { progressOption, reportIn, type ProgressForm } from '../report';
import { onTerms, termbaseNamed } from './on-terms';
import { readTerms } from './read-terms';

interface Flags {
  termbase: string;
  known: 'add' | 'replace';
  langs?: string[];
  preview?: boolean;
  author: string;
  fileName?: string;
  json?: boolean;
  progress: ProgressForm;
}

const mostFaultsShown = 20;

export const importCommand = new Command('import')
  .description('Reads terms into a termbase: TBX (2, 3), CSV or TSV; the file as a whole, or nothing.')
  .argument('<file>', 'TBX, CSV, TSV')
  .requiredOption('--termbase <name>', 'the termbase, by its name or the last part of its address')
  .addOption(
    new Option('--known <policy>', 'concepts that the termbase has: add what they lack, or replace them')
      .choices(['add', 'replace'])
      .default('add'),
  )
  .option('--langs <tag...>', 'languages of the first columns, where the first line names none')
  .option('--preview', 'only say what would be done')
  .option('--author <name>', 'who does this, for the history', '')
  .option('--file-name <name>', 'name to tell of the file, where it is not its own')
  .option('--json', 'print the outcome as JSON')
  .addOption(progressOption())
  .action((path: string, flags: Flags) => {
    const report = reportIn(flags.progress);
    return onTerms(report, async (db) => {
      const file = fileNamed(path);
      const fileName = flags.fileName ?? basename(path);
      let columns: TermColumn[] = [];
      const { format, items } = await readTerms(file, {
        fileName,
        langs: flags.langs,
        onColumns: (all) => (columns = all),
      });
      const { id, name } = termbaseNamed(db, flags.termbase);
      const summary = await importTerms(db, items, {
        termbaseId: id,
        policy: flags.known,
        author: flags.author,
        isPreview: flags.preview ?? false,
        onProgress: (done) => report.progress('read', done, 0),
      });
      const terms = { format, columns, preview: flags.preview ?? false, ...summary };
      report.result(
        { terms },
        flags.json ? [JSON.stringify(terms)] : describe(summary, name, fileName, terms.preview),
      );
    });
  }); // prettier-ignore

function describe(
  { concepts, added, changed, same, left, faults }: TermsSummary,
  name: string,
  file: string,
  isPreview: boolean,
): string[] {
  const shown = faults.slice(0, mostFaultsShown);
  return [
    isPreview ? `${file} would bring into ${name}` : `Imported ${file} into ${name}`,
    `  concepts  ${concepts}`,
    `  new       ${added}`,
    `  changed   ${changed}`,
    `  known     ${same}`,
    `  left out  ${left}`,
    ...shown.map(({ line, message }) => `    ${file}, line ${line}: ${message}`),
    ...(left > shown.length ? [`    and ${left - shown.length} more`] : []),
  ];
}
