import { z } from 'zod';
import { refuse } from '@/app/api/trust';
import { readBeads, readBeadsOf, windowLimit } from '@/lib/store/beads';
import { readStand } from '@/lib/store/stand';
import { findAlignment } from '@/lib/store/texts';
import { failure } from '../../failure';

interface Context {
  params: Promise<{ id: string }>;
}

const windowSchema = z.object({
  from: z.coerce.number().int().min(0).max(100_000_000),
  count: z.coerce.number().int().min(1).max(windowLimit),
});

/** The most beads that are asked for by their ids. */
const mostNamed = 120;

const namedSchema = z.object({
  ids: z
    .string()
    .regex(/^\d{1,15}(,\d{1,15})*$/)
    .transform((ids) => ids.split(',').map(Number))
    .pipe(z.array(z.number().int()).max(mostNamed)),
});

/**
 * A window of beads: `?from=` the first place, from 0, `&count=` how many; or those of `?ids=`, wherever
 * they stand.
 */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const refusal = refuse(request);
  if (refusal) return refusal;
  const { searchParams } = new URL(request.url);
  const wanted = z.union([windowSchema, namedSchema]).safeParse(Object.fromEntries(searchParams));
  if (!wanted.success) return failure('invalid', 400);
  // First where the text stands: beads may be newer than it says, never older.
  const { structure } = await readStand((await params).id);
  const alignmentId = await findAlignment((await params).id);
  if (alignmentId === null) return failure('gone', 404);
  const { data } = wanted;
  const beads =
    'ids' in data
      ? await readBeadsOf(alignmentId, data.ids)
      : await readBeads(alignmentId, data.from, data.count);
  return Response.json({ beads, structure }, { headers: { 'Cache-Control': 'no-store' } });
}
