import { z } from 'zod';
import { refuse } from '@/app/api/trust';
import { searchText } from '@/lib/store/search';
import { findAlignment } from '@/lib/store/texts';
import { failure } from '../../failure';

interface Context {
  params: Promise<{ id: string }>;
}

/** More places than anyone steps through; `total` counts the rest. */
const mostHits = 2000;

const querySchema = z.object({ q: z.string().min(1).max(200) });

/** The sentences of a text, on both sides, that hold `?q=`. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const refusal = refuse(request);
  if (refusal) return refusal;
  const { searchParams } = new URL(request.url);
  const wanted = querySchema.safeParse(Object.fromEntries(searchParams));
  if (!wanted.success) return failure('invalid', 400);
  const alignmentId = await findAlignment((await params).id);
  if (alignmentId === null) return failure('gone', 404);
  const found = await searchText(alignmentId, wanted.data.q, { limit: mostHits });
  return Response.json(found, { headers: { 'Cache-Control': 'no-store' } });
}
