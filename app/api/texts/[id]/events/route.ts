import { z } from 'zod';
import { refuse } from '@/app/api/trust';
import { follow } from '@/app/live/feed';
import { currentAuthor } from '@/app/people/author';
import { findAlignment } from '@/lib/store/texts';
import { failure } from '../../failure';

interface Context {
  params: Promise<{ id: string }>;
}

const heartbeatMilliseconds = 10_000;
const step = z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER);

/**
 * What comes to a text, as server-sent events: `news` (lib/store/news.ts) with the last step as its
 * id, `people` (the names of the others who have it open), and `here` now and then. It begins with
 * what came since the step that `Last-Event-ID`, or `?since=`, names.
 */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const refusal = refuse(request);
  if (refusal) return refusal;
  const last =
    request.headers.get('last-event-id') ?? new URL(request.url).searchParams.get('since');
  const since = step.safeParse(last ?? undefined);
  if (!since.success) return failure('invalid', 400);
  const { id } = await params;
  if ((await findAlignment(id)) === null) return failure('gone', 404);
  return new Response(eventsOf(id, since.data, await currentAuthor(), request.signal), {
    headers: {
      'Content-Type': 'text/event-stream; charset=utf-8',
      // `no-transform` keeps the compression from holding events back.
      'Cache-Control': 'no-store, no-transform',
    },
  });
}

function eventsOf(
  textId: string,
  since: number,
  name: string,
  signal: AbortSignal,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let end = () => {};
  return new ReadableStream({
    async start(controller) {
      let ended = false;
      let unfollow = () => {};
      const send = (event: string, data: unknown, id?: number) => {
        if (ended) return;
        const head = id === undefined ? '' : `id: ${id}\n`;
        controller.enqueue(
          encoder.encode(`${head}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`),
        );
      };
      const heartbeat = setInterval(() => send('here', null), heartbeatMilliseconds);
      end = () => {
        ended = true;
        clearInterval(heartbeat);
        signal.removeEventListener('abort', close);
        unfollow();
      };
      function close() {
        end();
        controller.close();
      }
      signal.addEventListener('abort', close);
      send('here', null);
      unfollow = await follow(textId, since, {
        name,
        onNews: (news) => send('news', news, news.step),
        onPeople: (others) => send('people', others),
      });
      if (ended) unfollow();
    },
    cancel: () => end(),
  });
}
