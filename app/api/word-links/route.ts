import { z } from 'zod';
import { theLexicon } from '@/app/lexicon';
import { longestLinkedSide } from '@/lib/align/types';
import { linkWords } from '@/lib/align/word-links';
import { failure } from '../texts/failure';
import { refuse } from '../trust';

const beadSchema = z.object({
  chinese: z.string().max(longestLinkedSide),
  english: z.string().max(longestLinkedSide),
});

/** The links between the words of a bead's two sides: `{ chinese, english }` in, `{ links }` out. */
export async function POST(request: Request): Promise<Response> {
  const refusal = refuse(request);
  if (refusal) return refusal;
  const bead = beadSchema.safeParse(await request.json().catch(() => null));
  if (!bead.success) return failure('invalid', 400);
  return Response.json({ links: linkWords(bead.data.chinese, bead.data.english, theLexicon()) });
}
