import { createWriteStream } from 'node:fs';
import { resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Command, Option } from 'commander';
import { StoreError } from '@/lib/store/errors';
import { readAllConcepts } from '@/lib/store/terms/import-terms';
import { writeTerms, type TermsFormat } from '@/lib/store/terms/write-terms';
import { reportIn } from '../report';
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
      const document = Readable.from(writeTerms(readAllConcepts(db, id), { format, name }));
      if (out === '-') {
        for await (const piece of document) process.stdout.write(piece as string);
        return;
      }
      await pipeline(document, createWriteStream(resolve(process.env.INIT_CWD ?? '.', out))).catch(
        (error: Error) => {
          throw new StoreError('unwritable', `${out} cannot be written: ${error.message}.`);
        },
      );
    }),
  );
