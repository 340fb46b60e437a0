'use client';

import { useEffect, useRef, useState } from 'react';
import type { JobView } from './job';

/**
 * Follows a job until it ends.
 *
 * @param onEnd called once, with the job as it ended
 * @returns the job as it stands, and whether the connection was lost
 */
export function useJob(
  initial: JobView,
  onEnd: (job: JobView) => void,
): { job: JobView; lost: boolean } {
  const [job, setJob] = useState(initial);
  const [lost, setLost] = useState(false);
  const latestOnEnd = useRef(onEnd);
  useEffect(() => {
    latestOnEnd.current = onEnd;
  });

  const running = initial.state === 'running';
  useEffect(() => {
    if (!running) return;
    const events = new EventSource(`/api/jobs/${initial.id}`);
    events.onmessage = ({ data }: MessageEvent<string>) => {
      const view = JSON.parse(data) as JobView;
      setLost(false);
      setJob(view);
      if (view.state === 'running') return;
      events.close();
      latestOnEnd.current(view);
    };
    // It connects again by itself; if the job is no longer known, it gives up.
    events.onerror = () => setLost(true);
    return () => events.close();
  }, [initial.id, running]);

  return { job, lost };
}
