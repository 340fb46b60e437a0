import { askMemory } from '@/lib/store/memory/service';
import { guard } from '../guard';
import { otherMethods } from '../other-methods';
import { invalid, storeProblem } from '../problem';
import { concordanceQuery } from '../schemas';

/** Units and beads that hold words, with their other side. */
export async function GET(request: Request): Promise<Response> {
  const refusal = guard(request);
  if (refusal) return refusal;
  const query = concordanceQuery.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (!query.success) return invalid(query.error);
  const { q, ...rest } = query.data;
  try {
    const [lines, rebuilt] = await Promise.all([
      askMemory('concordance', { ...rest, words: q.split(/\s+/) }),
      askMemory('rebuilt', null),
    ]);
    return Response.json({ lines, rebuilt });
  } catch (error) {
    return storeProblem(error);
  }
}

const refused = otherMethods('GET');
export { refused as POST, refused as PUT, refused as PATCH, refused as DELETE };
