import { z } from 'zod';
import { refuse } from '@/app/api/trust';
import { mostLines } from '@/app/texts/[id]/concordance/lines';
import { StoreError } from '@/lib/store/errors';
import { askMemory } from '@/lib/store/memory/service';
import { failure } from '../../failure';

interface Context {
  params: Promise<{ id: string }>;
}

const querySchema = z.object({
  q: z.string().trim().min(1).max(200),
  from: z.string().min(2).max(35),
  to: z.string().min(2).max(35),
});

/**
 * Units and confirmed beads that hold `?q=` in the language `from`, as it stands; where none does,
 * those that hold all its words: `{ lines, rebuilt }`, at most one more than are shown, and the names
 * of memories of which some are missing.
 */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const refusal = refuse(request);
  if (refusal) return refusal;
  const wanted = querySchema.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (!wanted.success) return failure('invalid', 400);
  const { q, from, to } = wanted.data;
  const textId = (await params).id;
  const ask = (words: string[]) =>
    askMemory('concordance', { words, from, to, textId, limit: mostLines + 1 });
  try {
    const words = q.split(/\s+/);
    const phrase = await ask([q]);
    const lines = phrase.length === 0 && words.length > 1 ? await ask(words) : phrase;
    const rebuilt = await askMemory('rebuilt', null);
    return Response.json({ lines, rebuilt }, { headers: { 'Cache-Control': 'no-store' } });
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    return Response.json({ error: { code: 'busy' } }, { status: 503 });
  }
}
