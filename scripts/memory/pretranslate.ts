import { Command, InvalidArgumentError } from 'commander';
import { z } from 'zod';
import { checks } from '@/lib/quality/types';
import { closeClient } from '@/lib/store/client';
import { checkBeads } from '@/lib/store/checks/check-beads';
import { beadTypes, filterBeads, type BeadFilter } from '@/lib/store/filter';
import { findAlignment } from '@/lib/store/texts';
import { pretranslate } from '@/lib/store/memory/pretranslate';
import { progressOption, reportIn, type ProgressForm } from '../report';
import { memoriesNamed, onMemories } from './on-memories';
import { wholeNumber } from '../whole-number';

interface Flags {
  text: string;
  threshold: number;
  beads?: { first: number; last: number };
  filter?: BeadFilter;
  memory?: string[];
  author: string;
  json?: boolean;
  progress: ProgressForm;
}

export const pretranslateCommand = new Command('pretranslate')
  .description(
    'Fills beads without a target from the memories: drafts, to be confirmed; one undo takes it back.',
  )
  .requiredOption('--text <id>', 'the text: the last part of its address')
  .option('--threshold <score>', 'the least score', wholeNumber(1, 101), 85)
  .option('--beads <from-to>', 'only these, by number, like 12-40', range)
  .option(
    '--filter <json>',
    'only the beads that all of it applies to, like {"status":"draft","issues":"number"}',
    filter,
  )
  .option(
    '--memory <name...>',
    'these memories only; "beads" is that of the confirmed beads. By default all that serve the text',
  )
  .option('--author <name>', 'who does this, for the history', '')
  .option('--json', 'print the outcome as JSON')
  .addOption(progressOption())
  .action((flags: Flags) => {
    const report = reportIn(flags.progress);
    return onMemories(report, async (db) => {
      const { text, threshold, author } = flags;
      const beads = flags.filter && (await beadsOf(text, flags.filter));
      const done = pretranslate(db, text, {
        ...{ threshold, author },
        range: flags.beads,
        beads,
        memories: memoriesNamed(db, flags.memory),
        onProgress: (at, total) => report.progress('pretranslate', at, total),
      });
      const [filled, refused] = [done.filled.length, done.refused.length];
      const result = { textId: text, empty: done.empty, filled, refused, changed: filled > 0 };
      report.result(result, [
        flags.json
          ? JSON.stringify(result)
          : `Filled ${filled} of ${done.empty} beads without a target${refused > 0 ? `; ${refused} were changed meanwhile and left as they are` : ''}`,
      ]);
    });
  });

const share = z.number().min(0).max(1);
const filterSchema = z.strictObject({
  status: z.enum(['machine', 'draft', 'confirmed']).optional(),
  type: z.enum(beadTypes).optional(),
  confidence: z.object({ from: share, to: share }).optional(),
  by: z.string().min(1).max(200).optional(),
  commented: z.boolean().optional(),
  issues: z.enum(['any', ...checks]).optional(),
});

/** A filter as the page has it. */
function filter(value: string): BeadFilter {
  try {
    return filterSchema.parse(JSON.parse(value)) as BeadFilter;
  } catch (error) {
    const [issue] = error instanceof z.ZodError ? error.issues : [];
    throw new InvalidArgumentError(
      issue
        ? `${issue.path.join('.') || 'The filter'}: ${issue.message}.`
        : 'Give a filter as JSON, like {"status":"draft"}.',
    );
  }
}

/** Ids of the beads that a filter shows, all of them checked before. */
async function beadsOf(textId: string, filter: BeadFilter): Promise<ReadonlySet<number>> {
  const alignmentId = await findAlignment(textId);
  if (alignmentId === null) return new Set();
  while ((await checkBeads(alignmentId)) > 0);
  const beads = await filterBeads(alignmentId, filter);
  await closeClient();
  return new Set(beads.map(({ id }) => id));
}

/** `12-40`, or `12`: numbers of beads, from 1. */
function range(value: string): { first: number; last: number } {
  const match = /^(\d{1,9})(?:-(\d{1,9}))?$/.exec(value.trim());
  const [first, last] = [Number(match?.[1]), Number(match?.[2] ?? match?.[1])];
  if (!match || first < 1 || last < first)
    throw new InvalidArgumentError('Give numbers of beads, like 12-40.');
  return { first: first - 1, last: last - 1 };
}
