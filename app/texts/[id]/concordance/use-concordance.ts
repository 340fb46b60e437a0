'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import type { FoundLine } from '@/lib/store/memory/types';
import { byRelevance } from './lines';

/** What was found for words, or why nothing was. */
export type Found =
  | { state: 'none' }
  | { state: 'asking' }
  | { state: 'failed' }
  | {
      state: 'found';
      words: string;
      lines: FoundLine[];
      /** Memories of which some are missing: their index is being made anew. */
      rebuilt: string[];
    };

interface Answer {
  lines: FoundLine[];
  rebuilt: string[];
}

/** Looks words up in the memories; the answer to what was asked last counts. */
export function useConcordance(textId: string) {
  const [found, setFound] = useState<Found>({ state: 'none' });
  const asked = useRef<AbortController>(undefined);
  useEffect(() => () => asked.current?.abort(), []);

  const ask = useCallback(
    async (words: string, from: string, to: string): Promise<void> => {
      asked.current?.abort();
      if (words.trim() === '') return setFound({ state: 'none' });
      const stop = new AbortController();
      asked.current = stop;
      setFound({ state: 'asking' });
      try {
        const query = new URLSearchParams({ q: words, from, to });
        const response = await fetch(`/api/texts/${textId}/concordance?${query}`, { signal: stop.signal }); // prettier-ignore
        if (!response.ok) throw new Error(`The server answered ${response.status}.`);
        const { lines, rebuilt } = (await response.json()) as Answer;
        setFound({ state: 'found', words, lines: byRelevance(lines), rebuilt });
      } catch {
        if (!stop.signal.aborted) setFound({ state: 'failed' });
      }
    },
    [textId],
  );
  return { found, ask };
}
