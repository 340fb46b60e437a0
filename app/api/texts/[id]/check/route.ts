import { refuse } from '@/app/api/trust';
import { findAlignment } from '@/lib/store/texts';
import { askWholeText } from '@/lib/store/whole-text/service';
import { failure } from '../../failure';

interface Context {
  params: Promise<{ id: string }>;
}

/** Checks a bounded number of beads that are new or changed: `{ left }` says how many still wait. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const refusal = refuse(request);
  if (refusal) return refusal;
  const alignmentId = await findAlignment((await params).id);
  if (alignmentId === null) return failure('gone', 404);
  return Response.json({ left: await askWholeText('check', { alignmentId }) });
}
