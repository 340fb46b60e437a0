'use client';

import { flushSync } from 'react-dom';
import { useCallback, useEffect, useRef, type RefObject } from 'react';
import { useLive } from '@/app/live/use-live';
import type { News } from '@/lib/store/news';
import type { BeadView } from '@/lib/store/types';
import type { GridHandle } from './grid-props';
import { fetchAround } from './fetch-around';
import type { Beads } from './use-beads';
import type { Cursor } from './use-cursor';
import type { Filtering } from './filter/use-filter';
import type { Edits } from './use-edits';

const pauseMilliseconds = 2000;

interface Page {
  textId: string;
  /** The last step that the page was drawn with. */
  since: number;
  name: string;
  beads: Beads;
  /** Asks for the rows of the filter again, with those around a bead; null without a filter. */
  filterAgain: Filtering['again'];
  edits: Edits;
  grid: RefObject<GridHandle | null>;
  cursor: Cursor;
  onMove: (index: number) => void;
  /** Called when the outline and the like may be out of date. */
  onMoved: () => void;
}

/**
 * Shows in a page what others change in its text. Another wording or status comes into its bead at
 * once. Where beads came or went, or much was changed, the beads in sight are fetched anew, and what
 * one reads stays where it is; while one types, that waits.
 * @returns the names of the others who have the text open
 */
export function useLiveText(page: Page): readonly string[] {
  const latest = useRef(page);
  useEffect(() => {
    latest.current = page;
  });
  const outdated = useRef(false);
  const busy = useRef(false);

  /** Fetches the beads in sight again, unless one types: then it is done afterwards. */
  const catchUp = useCallback(async () => {
    if (busy.current) return;
    busy.current = true;
    try {
      while (outdated.current) {
        const { edits } = latest.current;
        await edits.settled();
        if (edits.isTyping()) return;
        outdated.current = false;
        const done = await fetchAgain(latest.current).catch(() => false);
        if (done) continue;
        outdated.current = true;
        await new Promise((resolve) => setTimeout(resolve, pauseMilliseconds));
      }
    } finally {
      busy.current = false;
    }
  }, []);

  const people = useLive(
    page.textId,
    page.since,
    page.name,
    useCallback(
      (news: News) => {
        const { beads, edits } = latest.current;
        const meet = () => {
          latest.current.beads.meet(news.beads, news.confirmed);
          latest.current.beads.saw(news.step);
          latest.current.edits.setHistory({ canUndo: news.canUndo, canRedo: news.canRedo });
        };
        // What this page did itself is half of a change without the answer to it.
        if (beads.unanswered() > 0) void edits.settled().then(meet);
        else meet();
        if (!news.many && news.structure <= beads.structure()) return;
        // What this page moved itself it has shown by then.
        void edits.settled().then(() => {
          if (!news.many && news.structure <= latest.current.beads.structure()) return;
          outdated.current = true;
          void catchUp();
        });
      },
      [catchUp],
    ),
  );

  const { stale } = page.beads;
  useEffect(() => {
    if (stale === 0) return;
    outdated.current = true;
    void catchUp();
  }, [stale, catchUp]);

  const { editing } = page.edits;
  useEffect(() => {
    if (outdated.current) void catchUp();
  }, [editing, catchUp]);

  return people;
}

async function fetchAgain(page: Page): Promise<boolean> {
  const { textId, beads, edits, grid, cursor } = page;
  const anchor = grid.current?.anchor() ?? { index: cursor.index, offset: 0 };
  const seen = firstSentence(beads.current(anchor.index));
  const at = firstSentence(beads.current(cursor.index));
  const wanted = [...new Set([...(at ? [at] : []), ...edits.sentences()])].slice(0, 200);
  const wish = { sentenceId: seen, index: anchor.index, places: wanted };
  // Who comes to wait while it is on its way waits for the next.
  const waiting = beads.awaited();
  const around = await fetchAround(textId, wish);
  if (!around) return true;
  const rows = await page.filterAgain((seen !== null && around.places[seen]) || anchor.index);
  if (rows && rows.structure !== around.structure) return false;
  // They began to type meanwhile: it is shown afterwards.
  if (edits.isTyping() || edits.sentences().some((id) => !wanted.includes(id))) return false;
  flushSync(() => {
    beads.swap(around, rows?.beads);
    rows?.apply();
  });
  edits.relocate((sentence) => around.places[sentence]);
  if (waiting > 0) {
    beads.arrive(waiting);
    page.onMoved();
    return true;
  }
  const place = at === null ? undefined : around.places[at];
  // At once: what came meanwhile is fetched next, and goes by where the cursor is.
  if (place !== undefined && place !== cursor.index) flushSync(() => page.onMove(place));
  const top = seen === null ? undefined : around.places[seen];
  if (top !== undefined && top !== anchor.index)
    await grid.current?.restore({ index: top, offset: anchor.offset });
  page.onMoved();
  return true;
}

function firstSentence(bead: BeadView | undefined): number | null {
  return (bead?.source[0] ?? bead?.target[0])?.id ?? null;
}
