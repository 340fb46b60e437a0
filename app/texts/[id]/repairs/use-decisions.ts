'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import type { JobView } from '@/app/jobs/job';
import { decideAction } from './actions';

export type Way = 'apply' | 'leave';

export type Trouble = 'invalid' | 'gone' | 'busy' | 'failed';

interface Wishes {
  onDone: (decided: ReadonlyMap<number, Way>) => void;
}

/**
 * Carries out decisions on repairs while one goes on deciding: what comes while a job is at work waits
 * and goes out together with the next. What was decided is shown at once, and taken back if it fails.
 *
 * @param initialJob a job that was at work on this text before the page was drawn
 */
export function useDecisions(textId: string, initialJob: JobView | null, { onDone }: Wishes) {
  const router = useRouter();
  const [job, setJob] = useState(initialJob);
  const [sent, setSent] = useState<ReadonlyMap<number, Way>>(new Map());
  const [waiting, setWaiting] = useState<ReadonlyMap<number, Way>>(new Map());
  const [carriedOut, setCarriedOut] = useState<ReadonlyMap<number, Way>>(new Map());
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const busy = job !== null || sent.size > 0;

  async function send(batch: ReadonlyMap<number, Way>) {
    setSent(batch);
    const idsOf = (wanted: Way) => [...batch].filter(([, way]) => way === wanted).map(([id]) => id);
    const answer = await decideAction({
      textId,
      apply: idsOf('apply'),
      leave: idsOf('leave'),
    }).catch(() => ({ ok: false, code: 'failed' }) as const);
    if (answer.ok) return setJob(answer.job);
    setSent(new Map());
    setWaiting(new Map());
    setTrouble(answer.code);
  }

  function decide(way: Way, ids: readonly number[]) {
    const added = new Map(ids.map((id) => [id, way]));
    setTrouble(null);
    if (busy) setWaiting(new Map([...waiting, ...added]));
    else void send(added);
  }

  function end(ended: JobView) {
    setJob(null);
    if (ended.state === 'done') {
      setCarriedOut(new Map([...carriedOut, ...sent]));
      if (sent.size > 0) onDone(sent);
      router.refresh();
    } else {
      setTrouble('failed');
    }
    setSent(new Map());
    setWaiting(new Map());
    if (ended.state === 'done' && waiting.size > 0) void send(waiting);
  }

  const decided = new Map([...carriedOut, ...sent, ...waiting]);
  return { job, decided, trouble, decide, end };
}
