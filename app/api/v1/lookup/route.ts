import { askMemory } from '@/lib/store/memory/service';
import { guard } from '../guard';
import { otherMethods } from '../other-methods';
import { invalid, storeProblem } from '../problem';
import { lookupQuery } from '../schemas';

/** Matches of a segment in all memories. */
export async function GET(request: Request): Promise<Response> {
  const refusal = guard(request);
  if (refusal) return refusal;
  const query = lookupQuery.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (!query.success) return invalid(query.error);
  try {
    const [matches, rebuilt] = await Promise.all([
      askMemory('lookup', query.data),
      askMemory('rebuilt', null),
    ]);
    return Response.json({ matches, rebuilt });
  } catch (error) {
    return storeProblem(error);
  }
}

const refused = otherMethods('GET');
export { refused as POST, refused as PUT, refused as PATCH, refused as DELETE };
