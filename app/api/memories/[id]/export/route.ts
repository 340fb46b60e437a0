import { refuse } from '@/app/api/trust';
import { readMemory } from '@/lib/store/memory/list';
import { streamMemory } from '../../stream-memory';

interface Context {
  params: Promise<{ id: string }>;
}

/** A memory as TMX (`?level=1` without inline codes), written by a process of its own as it is read. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const refusal = refuse(request);
  if (refusal) return refusal;
  const id = Number((await params).id);
  const memory = Number.isInteger(id) ? await readMemory(id) : null;
  if (!memory) return Response.json({ error: { code: 'unknown-memory' } }, { status: 404 });
  const level = new URL(request.url).searchParams.get('level') === '1' ? 1 : 2;
  const name = encodeURIComponent(`${memory.name.replace(/[/\\:*?"<>|\p{Cc}]/gu, '_')}.tmx`);
  return new Response(streamMemory(memory.name, level, request.signal), {
    headers: {
      'Content-Type': 'application/x-tmx+xml; charset=utf-8',
      'Content-Disposition': `attachment; filename="memory.tmx"; filename*=UTF-8''${name}`,
      'Cache-Control': 'no-store',
    },
  });
}
