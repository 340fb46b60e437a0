'use client';

import { useEffect, useState } from 'react';
import type { Reason } from '@/lib/align/reasons';

/**
 * What speaks for and against a bead, asked for when it is wanted.
 * @param revision of the bead: another one asks anew
 * @returns null until it is known; `failed` where the server did not answer
 */
export function useReasons(
  textId: string,
  beadId: number | null,
  revision: number,
): Reason[] | 'failed' | null {
  const wanted = beadId === null ? null : `${beadId} ${revision}`;
  const [found, setFound] = useState<{ for: string; reasons: Reason[] | 'failed' } | null>(null);
  useEffect(() => {
    if (wanted === null) return;
    const stop = new AbortController();
    fetch(`/api/texts/${textId}/reasons?bead=${beadId}`, { signal: stop.signal })
      .then(async (response) => {
        if (!response.ok) throw new Error(`The server answered ${response.status}.`);
        setFound({ for: wanted, reasons: ((await response.json()) as { reasons: Reason[] }).reasons });
      })
      .catch(() => {
        if (!stop.signal.aborted) setFound({ for: wanted, reasons: 'failed' });
      });
    return () => stop.abort();
  }, [textId, beadId, wanted]);
  return found && found.for === wanted ? found.reasons : null;
} // prettier-ignore
