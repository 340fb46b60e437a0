'use client';

import { useRouter } from 'next/navigation';
import { useCallback, useEffect, useRef } from 'react';

/** So long nothing must have changed, in milliseconds, before the page is drawn anew for it. */
const restMilliseconds = 1500;

/**
 * Lets the server draw the page again: `now` where it must, `soon` for the outline and the like, once
 * one rests. What one does meanwhile need not wait behind it.
 * @param isBusy whether there is something that the server has not answered
 */
export function useRefresh(isBusy: () => boolean) {
  const router = useRouter();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const busy = useRef(isBusy);
  useEffect(() => {
    busy.current = isBusy;
  });

  const now = useCallback(() => {
    clearTimeout(timer.current);
    router.refresh();
  }, [router]);

  const soon = useCallback(() => {
    const wait = () => {
      clearTimeout(timer.current);
      timer.current = setTimeout(() => (busy.current() ? wait() : router.refresh()), restMilliseconds); // prettier-ignore
    };
    wait();
  }, [router]);

  useEffect(() => () => clearTimeout(timer.current), []);

  return { now, soon };
}
