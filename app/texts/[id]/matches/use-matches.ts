'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import type { BeadView } from '@/lib/store/types';
import { isTemporary } from '../arranging/temporary-ids';
import { gapBetween } from '../bead-look';
import { allStale, isWanted, withHelp, type HelpCache } from './help-cache';
import type { BeadHelp } from './types';

interface Page {
  textId: string;
  /** Language of the source (BCP 47). */
  lang: string;
  /** The bead that one is at. */
  index: number;
  beadAt: (index: number) => BeadView | undefined;
  /** Nothing is asked for while nobody looks. */
  isOpen: boolean;
  /** Another object whenever something of the text was changed, here or by others. */
  changed: unknown;
}

/** Who moves on before this, in milliseconds, is on the way to somewhere else. */
const passing = 70;

/**
 * What the memories know of the bead one is at. It is asked for as one comes to a bead, and then for
 * the next and the one before, so that it is there when one moves on. Answers for a bead that one has
 * left are dropped.
 */
export function useMatches({ textId, lang, index, beadAt, isOpen, changed }: Page) {
  const [cache, setCache] = useState<HelpCache>(new Map());
  const [failed, setFailed] = useState<number | null>(null);
  const latest = useRef(cache);
  const asked = useRef(new Map<number, AbortController>());
  const entered = useRef(0);

  const keep = useCallback((change: (cache: HelpCache) => HelpCache) => {
    latest.current = change(latest.current);
    setCache(latest.current);
  }, []);

  const ask = useCallback(
    async (bead: BeadView | undefined): Promise<void> => {
      if (!bead || bead.source.length === 0 || asked.current.has(bead.id)) return;
      // It is asked again when the server has made the bead.
      if (isTemporary(bead.id)) return;
      if (!isWanted(latest.current.get(bead.id), segmentOf(bead, lang), performance.now())) return;
      const stop = new AbortController();
      asked.current.set(bead.id, stop);
      try {
        const response = await fetch(`/api/texts/${textId}/matches?bead=${bead.id}`, { signal: stop.signal }); // prettier-ignore
        if (!response.ok) throw new Error(`The server answered ${response.status}.`);
        const help = (await response.json()) as BeadHelp;
        setFailed((now) => (now === bead.id ? null : now));
        keep((now) => withHelp(now, help, performance.now()));
      } catch {
        if (!stop.signal.aborted) setFailed(bead.id);
      } finally {
        if (asked.current.get(bead.id) === stop) asked.current.delete(bead.id);
      }
    },
    [textId, lang, keep],
  );

  const before = useRef(changed);
  const bead = beadAt(index);
  useEffect(() => {
    if (before.current !== changed) {
      before.current = changed;
      // What is on its way may be from before the change.
      for (const stop of asked.current.values()) stop.abort();
      asked.current.clear();
      keep(allStale);
    }
    if (!isOpen) return;
    const near = [beadAt(index), beadAt(index + 1), beadAt(index - 1)];
    for (const [id, stop] of asked.current)
      if (!near.some((it) => it?.id === id)) {
        stop.abort();
        asked.current.delete(id);
      }
    const now = performance.now();
    const isPassing = now - entered.current < passing;
    entered.current = now;
    const begin = async () => {
      await ask(near[0]);
      await Promise.all(near.slice(1).map(ask));
    };
    const pause = setTimeout(() => void begin(), isPassing ? passing : 0);
    return () => clearTimeout(pause);
  }, [bead, index, beadAt, isOpen, changed, ask, keep]);

  const known = bead && cache.get(bead.id);
  const isSame = known && known.help.segment === segmentOf(bead, lang);
  return {
    help: isSame ? known.help : null,
    hasFailed: bead !== undefined && failed === bead.id,
    retry: () => void ask(bead),
  };
}

function segmentOf({ source }: BeadView, lang: string): string {
  return source.map(({ text }) => text).join(gapBetween(lang));
}
