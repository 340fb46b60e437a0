import { Command, Option } from 'commander';
import { readAllConcepts } from '@/lib/store/terms/import-terms';
import { writeTerms, type TermsFormat } from '@/lib/store/terms/write-terms';
import { reportIn } from '../report';
import { writeWhole } from '../write-whole';
import { onTerms, termbaseNamed } from './on-terms';

interface Flags {
  termbase: string;
  format: TermsFormat;
  out: string;
}

export const exportCommand = new Command('export')
  .description('Writes a termbase as TBX (3, Basic), CSV or TSV.')
  .requiredOption('--termbase <name>', 'the termbase, by its name or the last part of its address')
  .addOption(new Option('--format <format>').choices(['tbx', 'csv', 'tsv']).default('tbx'))
  .requiredOption('--out <file>', 'the file; - is the standard output')
  .action(({ termbase, format, out }: Flags) =>
    onTerms(reportIn('bar'), async (db) => {
      const { id, name } = termbaseNamed(db, termbase);
      const document = writeTerms(readAllConcepts(db, id), { format, name });
      if (out === '-') {
        for await (const piece of document) process.stdout.write(piece);
        return;
      }
      await writeWhole(out, document);
    }),
  );
