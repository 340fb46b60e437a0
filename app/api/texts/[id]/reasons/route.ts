import { z } from 'zod';
import { refuse } from '@/app/api/trust';
import { theLexicon } from '@/app/lexicon';
import { explainBead } from '@/lib/align/reasons';
import { beadIndex, readBeads } from '@/lib/store/beads';
import { readText } from '@/lib/store/texts';
import type { BeadView, Side } from '@/lib/store/types';
import { failure } from '../../failure';

interface Context {
  params: Promise<{ id: string }>;
}

const querySchema = z.object({ bead: z.coerce.number().int().positive() });

/** Beads on either side that the words of a bead are measured against. */
const around = 20;

/** What speaks for and against `?bead=`: `{ reasons }`, none where a side is empty. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const refusal = refuse(request);
  if (refusal) return refusal;
  const { searchParams } = new URL(request.url);
  const wanted = querySchema.safeParse(Object.fromEntries(searchParams));
  if (!wanted.success) return failure('invalid', 400);
  const text = await readText((await params).id);
  const index = text && (await beadIndex(text.alignmentId, wanted.data.bead));
  if (!text || index === null) return failure('gone', 404);
  const from = Math.max(0, index - around);
  const beads = await readBeads(text.alignmentId, from, 2 * around + 1);
  const here = beads.findIndex((bead) => bead.index === index);
  const chinese: Side = /^zh\b/i.test(text.versions[0]?.lang ?? '') ? 'source' : 'target';
  const english: Side = chinese === 'source' ? 'target' : 'source';
  const [c, e] = [countBefore(beads, here, chinese), countBefore(beads, here, english)];
  const bead = beads[here]!;
  const reasons = explainBead(
    beads.flatMap((it) => it[chinese].map(({ text }) => text)),
    beads.flatMap((it) => it[english].map(({ text }) => text)),
    { c, cEnd: c + bead[chinese].length, e, eEnd: e + bead[english].length },
    theLexicon(),
  );
  return Response.json({ reasons }, { headers: { 'Cache-Control': 'no-store' } });
}

function countBefore(beads: readonly BeadView[], end: number, side: Side): number {
  return beads.slice(0, end).reduce((sum, bead) => sum + bead[side].length, 0);
}
