'use client';

import { useEffect, useState } from 'react';
import { useAnnounce } from '@/app/shell/announcer';
import type { JobView } from './job';

interface Words<Code> {
  working: string;
  refused: (code: Code | 'failed') => string;
}

/**
 * A job of one kind at work on a text, while one goes on in it: begun here or before, and how it ended
 * until one has seen that.
 */
export function useTextJob(textId: string, kind: JobView['kind']) {
  const announce = useAnnounce();
  const [job, setJob] = useState<JobView | null>(null);
  const [said, setSaid] = useState<string | null>(null);

  // Not a part of the page: one that the browser kept from before would not know of it.
  useEffect(() => {
    const leaving = new AbortController();
    void findJob(textId, kind, leaving.signal).then((found) => {
      if (found) setJob((current) => current ?? found);
    });
    return () => leaving.abort();
  }, [textId, kind]);

  function say(message: string) {
    setSaid(message);
    announce(message);
  }

  async function begin<Code extends string>(
    ask: () => Promise<{ ok: true; job: JobView } | { ok: false; code: Code }>,
    { working, refused }: Words<Code>,
  ) {
    setSaid(null);
    const answer = await ask().catch(() => ({ ok: false, code: 'failed' }) as const);
    if (!answer.ok) return say(refused(answer.code));
    setJob(answer.job);
    announce(working);
  }

  async function stop() {
    if (job) await putAway(job.id);
  }

  /** Its card is on the page; one that was ended is put away already. */
  function end({ id, state }: JobView) {
    setJob(null);
    if (state !== 'cancelled') void putAway(id);
  }

  return { job, said, say, begin, stop, end, putAway: () => setSaid(null) };
}

async function putAway(id: string): Promise<void> {
  await fetch(`/api/jobs/${id}`, { method: 'DELETE' }).catch(() => null);
}

async function findJob(
  textId: string,
  wanted: JobView['kind'],
  signal: AbortSignal,
): Promise<JobView | null> {
  try {
    const response = await fetch(`/api/jobs?text=${encodeURIComponent(textId)}`, { signal });
    const { jobs } = (await response.json()) as { jobs: JobView[] };
    return jobs.find(({ kind }) => kind === wanted) ?? null;
  } catch {
    return null;
  }
}
