import { z } from 'zod';
import { refuse } from '@/app/api/trust';
import { readFilter } from '@/app/texts/[id]/filter/address';
import { doubtfulBelow } from '@/app/texts/[id]/bead-look';
import { findAlignment } from '@/lib/store/texts';
import { askWholeText } from '@/lib/store/whole-text/service';
import { failure } from '../../failure';

interface Context {
  params: Promise<{ id: string }>;
}

const querySchema = z.object({
  bead: z.coerce.number().int().positive(),
  by: z.enum(['1', '-1']).transform((by) => (by === '1' ? 1 : -1)),
});

/**
 * The next bead that wants a look from `?bead=`, forward or back (`?by=1`, `?by=-1`), among those that
 * pass the filter of the address.
 */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const refusal = refuse(request);
  if (refusal) return refusal;
  const { searchParams } = new URL(request.url);
  const wanted = querySchema.safeParse(Object.fromEntries(searchParams));
  if (!wanted.success) return failure('invalid', 400);
  const alignmentId = await findAlignment((await params).id);
  if (alignmentId === null) return failure('gone', 404);
  const { bead, by } = wanted.data;
  // What was changed last counts as it stands now.
  await askWholeText('check', { alignmentId });
  const { filter } = readFilter(searchParams);
  const found = await askWholeText('review', {
    alignmentId,
    from: bead,
    by,
    doubtfulBelow,
    filter,
  });
  return Response.json(found, { headers: { 'Cache-Control': 'no-store' } });
}
