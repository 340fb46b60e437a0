import { z } from 'zod';
import { refuse } from '@/app/api/trust';
import { mostCharacters } from '@/app/texts/[id]/sentence-text';
import { checkDraft } from '@/lib/store/checks/check-draft';
import { failure } from '../../failure';

interface Context {
  params: Promise<{ id: string }>;
}

const side = z
  .array(z.object({ id: z.number().int(), text: z.string().min(1).max(mostCharacters) }))
  .max(1000);
const draftSchema = z.object({ beadId: z.number().int().positive(), source: side, target: side });

/** What the checks hold against a bead as it is being written: `{ issues }`. Nothing is stored. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const refusal = refuse(request);
  if (refusal) return refusal;
  const draft = draftSchema.safeParse(await request.json().catch(() => null));
  if (!draft.success) return failure('invalid', 400);
  const issues = await checkDraft((await params).id, draft.data);
  if (!issues) return failure('gone', 404);
  return Response.json({ issues }, { headers: { 'Cache-Control': 'no-store' } });
}
