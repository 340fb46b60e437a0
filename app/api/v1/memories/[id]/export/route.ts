import { streamMemory } from '@/app/api/memories/stream-memory';
import { readMemory } from '@/lib/store/memory/list';
import { guard } from '../../../guard';
import { otherMethods } from '../../../other-methods';
import { invalid, problem } from '../../../problem';
import { memoryExportQuery, memoryId } from '../../../schemas';

interface Context {
  params: Promise<{ id: string }>;
}

/** A memory as TMX, streamed. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const refusal = guard(request);
  if (refusal) return refusal;
  const query = memoryExportQuery.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (!query.success) return invalid(query.error);
  const id = memoryId.safeParse((await params).id);
  const memory = id.success ? await readMemory(id.data) : null;
  if (!memory) return problem(404, 'There is no such memory.');
  const level = query.data.level === '1' ? 1 : 2;
  return new Response(streamMemory(memory.name, level, request.signal), {
    headers: {
      'Content-Type': 'application/x-tmx+xml; charset=utf-8',
      'Cache-Control': 'no-store',
    },
  });
}

const refused = otherMethods('GET');
export { refused as POST, refused as PUT, refused as PATCH, refused as DELETE };
