import { z } from 'zod';
import { refuse } from '@/app/api/trust';
import { readBeads, windowLimit } from '@/lib/store/beads';
import { readStand } from '@/lib/store/news';
import { findAlignment } from '@/lib/store/texts';
import { failure } from '../../failure';

interface Context {
  params: Promise<{ id: string }>;
}

const windowSchema = z.object({
  from: z.coerce.number().int().min(0).max(100_000_000),
  count: z.coerce.number().int().min(1).max(windowLimit),
});

/** A window of beads: `?from=` the first place, from 0, `&count=` how many. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const refusal = refuse(request);
  if (refusal) return refusal;
  const { searchParams } = new URL(request.url);
  const wanted = windowSchema.safeParse(Object.fromEntries(searchParams));
  if (!wanted.success) return failure('invalid', 400);
  // First where the text stands: beads may be newer than it says, never older.
  const { structure } = await readStand((await params).id);
  const alignmentId = await findAlignment((await params).id);
  if (alignmentId === null) return failure('gone', 404);
  const beads = await readBeads(alignmentId, wanted.data.from, wanted.data.count);
  return Response.json({ beads, structure }, { headers: { 'Cache-Control': 'no-store' } });
}
