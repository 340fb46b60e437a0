import { z } from 'zod';
import { refuse } from '@/app/api/trust';
import { readSegment } from '@/lib/store/bead-segment';
import { failure } from '../../failure';
import { helpFor } from './help';

interface Context {
  params: Promise<{ id: string }>;
}

const querySchema = z.object({ bead: z.coerce.number().int().positive() });

/** What the memories and termbases know of `?bead=`. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const refusal = refuse(request);
  if (refusal) return refusal;
  const { searchParams } = new URL(request.url);
  const wanted = querySchema.safeParse(Object.fromEntries(searchParams));
  if (!wanted.success) return failure('invalid', 400);
  const { id } = await params;
  const segment = await readSegment(id, wanted.data.bead);
  if (!segment) return failure('gone', 404);
  return Response.json(await helpFor(id, segment), { headers: { 'Cache-Control': 'no-store' } });
}
