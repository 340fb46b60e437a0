'use client';

import { useEffect } from 'react';

/** Between two requests others have their turn. */
const pauseMilliseconds = 50;

/**
 * Has the beads of a text checked that are new or changed since they were, some hundreds at a time,
 * while one reads: filters and review count by it. A text that is checked costs one request.
 */
export function useChecking(textId: string): void {
  useEffect(() => {
    const stop = new AbortController();
    let pause: ReturnType<typeof setTimeout> | undefined;
    const go = async () => {
      const answer = await fetch(`/api/texts/${textId}/check`, { method: 'POST', signal: stop.signal });
      if (!answer.ok) return;
      const { left } = (await answer.json()) as { left: number };
      if (left > 0) pause = setTimeout(() => void go().catch(() => undefined), pauseMilliseconds);
    };
    // Another visit goes on with it.
    void go().catch(() => undefined);
    return () => {
      stop.abort();
      clearTimeout(pause);
    };
  }, [textId]);
} // prettier-ignore
