import { z } from 'zod';
import { refuse } from '@/app/api/trust';
import { readFilter } from '@/app/texts/[id]/filter/address';
import { runsOf, type Run } from '@/app/texts/[id]/filter/rows';
import { readEditors } from '@/lib/store/filter';
import { readStand } from '@/lib/store/stand';
import { findAlignment } from '@/lib/store/texts';
import { askWholeText } from '@/lib/store/whole-text/service';
import { failure } from '../../failure';

interface Context {
  params: Promise<{ id: string }>;
}

export interface Filtered {
  /** The beads that pass, in order. */
  runs: Run[];
  /** The last step that moved beads before the places were read. */
  structure: number;
}

/** The most beads that are kept in sight though they do not pass. */
const mostKept = 500;

const keepSchema = z
  .string()
  .regex(/^(\d{1,15}(,\d{1,15})*)?$/)
  .transform((ids) => (ids === '' ? [] : ids.split(',').map(Number)))
  .pipe(z.array(z.number().int()).max(mostKept));

/**
 * The beads that a filter lets through (app/texts/[id]/filter/address.ts), with those that `keep=`
 * names; with `?editors` the names that it can choose from instead.
 */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const refusal = refuse(request);
  if (refusal) return refusal;
  const { searchParams } = new URL(request.url);
  const keep = keepSchema.safeParse(searchParams.get('keep') ?? '');
  const { filter, wrong } = readFilter(searchParams);
  if (!keep.success || wrong.length > 0) return failure('invalid', 400);
  const { id } = await params;
  // First where the text stands: places may be newer than it says, never older.
  const { structure } = await readStand(id);
  const alignmentId = await findAlignment(id);
  if (alignmentId === null) return failure('gone', 404);
  const headers = { 'Cache-Control': 'no-store' };
  if (searchParams.has('editors'))
    return Response.json({ editors: await readEditors(alignmentId) }, { headers });
  // What was changed last counts as it stands now.
  await askWholeText('check', { alignmentId });
  const runs = runsOf(await askWholeText('filter', { alignmentId, filter, keep: keep.data }));
  return Response.json({ runs, structure } satisfies Filtered, { headers });
}
