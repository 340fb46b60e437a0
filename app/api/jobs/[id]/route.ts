import { beadsOfJob, cancelJob, findJob, followJob } from '@/app/jobs/registry';
import type { JobView } from '@/app/jobs/job';
import { newerThan } from '@/app/jobs/shown-beads';
import { refuse } from '../../trust';

interface Context {
  params: Promise<{ id: string }>;
}

const pauseMilliseconds = 60;
const heartbeatMilliseconds = 15_000;

/**
 * The job as it stands and each change of it, as server-sent events; with `?beads` also events `beads`
 * (`ShownBeads`, those that are new). Closes when the job ends.
 */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const refusal = refuse(request);
  if (refusal) return refusal;
  const { id } = await params;
  const job = findJob(id);
  if (!job) return Response.json({ error: { code: 'unknown-job' } }, { status: 404 });
  const wantsBeads = new URL(request.url).searchParams.has('beads');
  return new Response(eventsOf(job, wantsBeads, request.signal), {
    headers: {
      'Content-Type': 'text/event-stream; charset=utf-8',
      // `no-transform` keeps the compression from holding events back.
      'Cache-Control': 'no-store, no-transform',
    },
  });
}

/** Ends the job; one that has ended is put away. */
export async function DELETE(request: Request, { params }: Context): Promise<Response> {
  const refusal = refuse(request);
  if (refusal) return refusal;
  const { id } = await params;
  const found = await cancelJob(id);
  if (found) return new Response(null, { status: 204 });
  return Response.json({ error: { code: 'unknown-job' } }, { status: 404 });
}

function eventsOf(
  job: JobView,
  wantsBeads: boolean,
  signal: AbortSignal,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let stop = () => {};
  return new ReadableStream({
    start(controller) {
      let latest = job;
      let due: NodeJS.Timeout | undefined;
      let seen = 0;
      const sendBeads = () => {
        const shown = beadsOfJob(job.id);
        const beads = newerThan(shown, seen);
        if (beads.length === 0) return;
        seen = shown.shown;
        const data = JSON.stringify({ ...shown, beads });
        controller.enqueue(encoder.encode(`event: beads\ndata: ${data}\n\n`));
      };
      const send = () => {
        due = undefined;
        if (wantsBeads) sendBeads();
        controller.enqueue(encoder.encode(`data: ${JSON.stringify(latest)}\n\n`));
        if (latest.state !== 'running') close();
      };
      const heartbeat = setInterval(
        () => controller.enqueue(encoder.encode(': still here\n\n')),
        heartbeatMilliseconds,
      );
      const unfollow = followJob(job.id, (view) => {
        latest = view;
        // A quick stage reports more often than anyone can see.
        due ??= setTimeout(send, pauseMilliseconds);
      });
      const close = () => {
        stop();
        controller.close();
      };
      stop = () => {
        clearTimeout(due);
        clearInterval(heartbeat);
        unfollow();
        signal.removeEventListener('abort', close);
      };
      signal.addEventListener('abort', close);
      send();
    },
    cancel: () => stop(),
  });
}
