import { Command } from 'commander';
import { createTermbase, listTermbases } from '@/lib/store/terms/termbases';
import { StoreError } from '@/lib/store/errors';
import { closeClient } from '@/lib/store/client';
import { barReport } from '../report';
import { onTerms } from './on-terms';

/** As many letters as the page takes. */
const longestName = 500;

export const listCommand = new Command('list')
  .description('Lists the termbases.')
  .option('--json', 'a JSON object a line')
  .action(({ json }: { json?: boolean }) =>
    onTerms(barReport(), async () => {
      const termbases = await listTermbases();
      await closeClient();
      for (const termbase of termbases) {
        const { name, concepts, langs, priority, textIds } = termbase;
        const use = [
          ...(priority === 0 ? [] : [`priority ${priority}`]),
          ...(textIds === null ? [] : [`for ${textIds.length === 1 ? '1 text' : `${textIds.length} texts`}`]),
        ].join(', ');
        console.log(
          json
            ? JSON.stringify(termbase)
            : [String(concepts).padStart(10), name.padEnd(24), langs.join(' '), use].join('  ').trimEnd(),
        );
      }
      if (termbases.length === 0 && !json)
        console.log('There is no termbase yet: npm run terms -- create NAME makes one.');
    }),
  ); // prettier-ignore

export const createCommand = new Command('create')
  .description('Makes an empty termbase.')
  .argument('<name>', 'what it is called')
  .option('--json', 'print its id and name as JSON')
  .action((given: string, { json }: { json?: boolean }) =>
    onTerms(barReport(), async (db) => {
      const name = given.trim();
      if (name === '' || name.length > longestName)
        throw new StoreError('invalid', `A termbase has a name of 1 to ${longestName} characters.`);
      const isTaken = db
        .prepare('SELECT 1 FROM "Termbase" WHERE "deletedAt" IS NULL AND "name" = ?')
        .get(name);
      if (isTaken) throw new StoreError('invalid', `There is a termbase ${name} already.`);
      const id = await createTermbase(name);
      await closeClient();
      console.log(json ? JSON.stringify({ id, name }) : `Made the termbase ${name}.`);
    }),
  );
