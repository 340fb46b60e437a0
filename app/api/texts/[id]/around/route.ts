import { z } from 'zod';
import { refuse } from '@/app/api/trust';
import { windowSize } from '@/app/texts/[id]/bead-windows';
import { readAround } from '@/lib/store/news';
import { failure } from '../../failure';

interface Context {
  params: Promise<{ id: string }>;
}

const id = z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER);

const wishSchema = z.object({
  sentence: id,
  index: id,
  /** Further sentences whose places are wanted, like `12,13`. */
  places: z
    .string()
    .max(4000)
    .transform((list) =>
      list
        .split(',')
        .filter((it) => it !== '')
        .map(Number),
    )
    .pipe(z.array(z.number().int().min(0)).max(200))
    .default([]),
});

/** The beads around a sentence, wherever it stands now, or else around a place. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const refusal = refuse(request);
  if (refusal) return refusal;
  const { searchParams } = new URL(request.url);
  const wish = wishSchema.safeParse(Object.fromEntries(searchParams));
  if (!wish.success) return failure('invalid', 400);
  const { sentence, index, places } = wish.data;
  const around = await readAround((await params).id, {
    sentenceId: sentence,
    index,
    window: windowSize,
    before: 1,
    count: 4,
    places,
  });
  if (!around) return failure('gone', 404);
  return Response.json(around, { headers: { 'Cache-Control': 'no-store' } });
}
