'use client';

import { useEffect, useRef, useState } from 'react';
import type { JobView } from './job';
import type { ShownBeads } from './shown-beads';

/**
 * Follows a job until it ends.
 *
 * @param onEnd called once, with the job as it ended
 * @param onBeads called with the newest beads as they come; without it they are not sent
 * @returns the job as it stands, and whether the connection was lost
 */
export function useJob(
  initial: JobView,
  onEnd: (job: JobView) => void,
  onBeads?: (beads: ShownBeads) => void,
): { job: JobView; lost: boolean } {
  const [job, setJob] = useState(initial);
  const [lost, setLost] = useState(false);
  const latest = useRef({ onEnd, onBeads });
  useEffect(() => {
    latest.current = { onEnd, onBeads };
  });

  const running = initial.state === 'running';
  const wantsBeads = onBeads !== undefined;
  useEffect(() => {
    if (!running) return;
    const events = new EventSource(`/api/jobs/${initial.id}${wantsBeads ? '?beads' : ''}`);
    events.onmessage = ({ data }: MessageEvent<string>) => {
      const view = JSON.parse(data) as JobView;
      setLost(false);
      setJob(view);
      if (view.state === 'running') return;
      events.close();
      latest.current.onEnd(view);
    };
    events.addEventListener('beads', ({ data }: MessageEvent<string>) =>
      latest.current.onBeads?.(JSON.parse(data) as ShownBeads),
    );
    // It connects again by itself; if the job is no longer known, it gives up.
    events.onerror = () => setLost(true);
    return () => events.close();
  }, [initial.id, running, wantsBeads]);

  return { job, lost };
}
