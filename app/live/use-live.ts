'use client';

import { useEffect, useRef, useState } from 'react';
import type { News } from '@/lib/store/news';

/** The server says more often than this that it is there. */
const longestSilence = 30_000;
const pauseMilliseconds = 1000;

/**
 * Hears what comes to a text while the page is seen. What came while it was not, or while the
 * connection was lost, is told on return.
 * @param since the last step that the page knows
 * @param name another name is another listener
 * @returns the names of the others who have the text open
 */
export function useLive(
  textId: string,
  since: number,
  name: string,
  onNews: (news: News) => void,
): readonly string[] {
  const [people, setPeople] = useState<readonly string[]>([]);
  const seen = useRef(since);
  const latest = useRef(onNews);
  useEffect(() => {
    latest.current = onNews;
  });

  useEffect(() => {
    let events: EventSource | null = null;
    let watch: number | undefined;
    const close = () => {
      clearTimeout(watch);
      events?.close();
      events = null;
    };
    // A connection may be dead without a word, after a sleep of the machine for one.
    const heard = () => {
      clearTimeout(watch);
      watch = window.setTimeout(open, longestSilence);
    };
    function open() {
      close();
      if (document.visibilityState === 'hidden') return;
      events = new EventSource(`/api/texts/${textId}/events?since=${seen.current}`);
      heard();
      events.addEventListener('here', heard);
      events.addEventListener('people', ({ data }: MessageEvent<string>) => {
        heard();
        setPeople(JSON.parse(data) as string[]);
      });
      events.addEventListener('news', ({ data }: MessageEvent<string>) => {
        heard();
        const news = JSON.parse(data) as News;
        seen.current = Math.max(seen.current, news.step);
        latest.current(news);
      });
      events.onerror = () => {
        close();
        setPeople([]);
        watch = window.setTimeout(open, pauseMilliseconds);
      };
    }
    // A browser keeps few connections to one server: a page that is not seen leaves its own to others.
    document.addEventListener('visibilitychange', open);
    window.addEventListener('online', open);
    open();
    return () => {
      document.removeEventListener('visibilitychange', open);
      window.removeEventListener('online', open);
      close();
    };
  }, [textId, name]);

  return people;
}
