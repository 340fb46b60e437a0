import { z } from 'zod';
import { refuse } from '@/app/api/trust';
import { look } from '@/app/texts/[id]/replace/searches';
import { replacingSchema } from '@/lib/search/replacing';
import { failure } from '../../failure';

interface Context {
  params: Promise<{ id: string }>;
}

const wantedSchema = z.object({
  side: z.enum(['source', 'target', 'both']),
  replacing: replacingSchema,
});

const pauseMilliseconds = 100;

/**
 * Looks for what a replacing would change, and changes nothing. The answer is lines of JSON: how far
 * it is, then `{search, found}` or `{error}`. It ends where the reader goes away.
 */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const refusal = refuse(request);
  if (refusal) return refusal;
  const wanted = wantedSchema.safeParse(await request.json().catch(() => null));
  if (!wanted.success) return failure('invalid', 400);
  const textId = (await params).id;
  const encoder = new TextEncoder();
  const gone = new AbortController();
  request.signal.addEventListener('abort', () => gone.abort());
  const lines = new ReadableStream<Uint8Array>({
    async start(controller) {
      const send = (line: object) => {
        if (!gone.signal.aborted) controller.enqueue(encoder.encode(`${JSON.stringify(line)}\n`));
      };
      let sent = 0;
      const answer = await look(
        { textId, ...wanted.data },
        (done, total) => {
          if (Date.now() - sent < pauseMilliseconds) return;
          sent = Date.now();
          send({ progress: { done, total } });
        },
        gone.signal,
      );
      send(answer.ok ? answer.value : { error: answer.fault });
      if (!gone.signal.aborted) controller.close();
    },
    cancel: () => gone.abort(),
  });
  return new Response(lines, {
    headers: {
      'Content-Type': 'application/x-ndjson; charset=utf-8',
      // `no-transform` keeps the compression from holding lines back.
      'Cache-Control': 'no-store, no-transform',
    },
  });
}
