import { z } from 'zod';
import { refuse } from '@/app/api/trust';
import { currentAuthor } from '@/app/people/author';
import { choiceSchema } from '@/app/texts/[id]/replace/answers';
import { endSearch, keepChoice, pageOf, type Answer } from '@/app/texts/[id]/replace/searches';
import { failure } from '../../../failure';

interface Context {
  params: Promise<{ id: string; search: string }>;
}

const pageSchema = z.object({
  from: z.coerce.number().int().min(0),
  count: z.coerce.number().int().min(1).max(500),
});

/** The changes from `?from=`, `?count=` of them. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const refusal = refuse(request);
  if (refusal) return refusal;
  const page = pageSchema.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (!page.success) return failure('invalid', 400);
  const { id, search } = await params;
  return respond(await pageOf(search, id, page.data.from, page.data.count));
}

/** Makes the changes that were chosen. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const refusal = refuse(request);
  if (refusal) return refusal;
  const choice = choiceSchema.safeParse(await request.json().catch(() => null));
  if (!choice.success) return failure('invalid', 400);
  const { id, search } = await params;
  return respond(await keepChoice(search, id, choice.data, await currentAuthor()));
}

/** Ends the search. */
export async function DELETE(request: Request, { params }: Context): Promise<Response> {
  const refusal = refuse(request);
  if (refusal) return refusal;
  endSearch((await params).search);
  return new Response(null, { status: 204 });
}

function respond<T>(answer: Answer<T>): Response {
  const headers = { 'Cache-Control': 'no-store' };
  if (answer.ok) return Response.json(answer.value, { headers });
  return Response.json({ error: answer.fault }, { status: 409, headers });
}
