import { z } from 'zod';
import { refuse } from '@/app/api/trust';
import { askMemory } from '@/lib/store/memory/service';

interface Context {
  params: Promise<{ id: string }>;
}

const querySchema = z.object({
  memoryId: z.coerce.number().int().positive(),
  offset: z.coerce.number().int().nonnegative().default(0),
  limit: z.coerce.number().int().min(1).max(500).default(100),
  query: z.string().max(500).default(''),
});

/** A window of a memory's units: `?offset=&limit=&query=`. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const refusal = refuse(request);
  if (refusal) return refusal;
  const fields = Object.fromEntries(new URL(request.url).searchParams);
  const checked = querySchema.safeParse({ ...fields, memoryId: (await params).id });
  if (!checked.success) return Response.json({ error: { code: 'invalid' } }, { status: 400 });
  return Response.json(await askMemory('units', checked.data), {
    headers: { 'Cache-Control': 'no-store' },
  });
}
