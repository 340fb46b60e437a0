import { Command, Option } from 'commander';
import { closeClient } from '@/lib/store/client';
import { StoreError } from '@/lib/store/errors';
import { setTermbaseUse } from '@/lib/store/terms/set-termbase-use';
import { findTermbase } from '@/lib/store/terms/termbases';
import { barReport } from '../report';
import { wholeNumber } from '../whole-number';
import { onTerms, termbaseNamed } from './on-terms';

interface Flags {
  termbase: string;
  priority?: number;
  text?: string[];
  allTexts?: boolean;
  author: string;
}

export const useCommand = new Command('use')
  .description('Sets what a termbase is used for; undo takes it back.')
  .requiredOption('--termbase <name>', 'the termbase, by its name or the last part of its address')
  .option('--priority <number>', 'where several have the same term, the highest comes first', wholeNumber(-100, 100))
  .option('--text <id...>', 'these texts only, by the last part of their address')
  .addOption(new Option('--all-texts', 'all texts, also those to come').conflicts('text'))
  .option('--author <name>', 'who does this, for the history', '')
  .action((flags: Flags) =>
    onTerms(barReport(), async (db) => {
      const { id, name } = termbaseNamed(db, flags.termbase);
      const known = db.prepare('SELECT 1 FROM "Text" WHERE "id" = ?');
      for (const text of flags.text ?? [])
        if (!known.get(text)) throw new StoreError('unknown-text', `There is no text ${text}.`);
      const before = await findTermbase(id);
      const use = {
        priority: flags.priority ?? before?.priority ?? 0,
        textIds: flags.text ?? (flags.allTexts ? null : (before?.textIds ?? null)),
      };
      const answer = await setTermbaseUse(id, use, flags.author);
      await closeClient();
      if (!answer.ok)
        throw new StoreError('invalid', `Not done: ${name} was changed meanwhile. Try again.`);
      const texts = use.textIds === null ? 'all texts' : use.textIds.length === 1 ? '1 text' : `${use.textIds.length} texts`;
      console.log(`${name} is used for ${texts}, with priority ${use.priority}.`);
    }),
  ); // prettier-ignore
