'use client';

import { useCallback, useEffect, useMemo, useRef, useState } from 'react';

const firstPause = 1000;
const longestPause = 30_000;

/** The server cannot be reached: nothing is known of what was asked of it. */
export class Unreached extends Error {}

/**
 * Gives the answer to a call of the server.
 * @throws Unreached where the call never came to the server, or its answer never came here
 */
export async function reaching<Answer>(call: Promise<Answer>): Promise<Answer> {
  try {
    return await call;
  } catch (error) {
    // So all browsers throw where `fetch` finds no way; their words differ.
    throw error instanceof TypeError ? new Unreached() : error;
  }
}

/** How long to wait before a call is tried again, in milliseconds. @param tries so far, from 1 */
export function pauseAfter(tries: number): number {
  return Math.min(longestPause, firstPause * 2 ** (tries - 1));
}

/** Waits for a server that cannot be reached. */
export function useConnection() {
  const [isLost, setLost] = useState(false);
  const end = useRef<(() => void) | null>(null);
  // It was asked for while a call was on its way, whose failing is from before.
  const isAsked = useRef(false);

  /** Resolves when it is time to try again: after a pause, or as the network is back, or one asks for it. */
  const pause = useCallback((tries: number) => {
    setLost(true);
    return new Promise<void>((resolve) => {
      const timer = setTimeout(() => end.current?.(), isAsked.current ? 0 : pauseAfter(tries));
      isAsked.current = false;
      end.current = () => {
        clearTimeout(timer);
        end.current = null;
        resolve();
      };
    });
  }, []);

  const retry = useCallback(() => {
    if (end.current) end.current();
    else isAsked.current = true;
  }, []);
  useEffect(() => {
    window.addEventListener('online', retry);
    return () => window.removeEventListener('online', retry);
  }, [retry]);

  /** The server answered. */
  const found = useCallback(() => {
    isAsked.current = false;
    setLost(false);
  }, []);
  return useMemo(() => ({ isLost, pause, retry, found }), [isLost, pause, retry, found]);
}
