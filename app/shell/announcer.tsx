'use client';

import { createContext, use, useCallback, useState, type ReactNode } from 'react';
import styles from './announcer.module.css';

const AnnounceContext = createContext<(message: string) => void>(() => {});

/** One live region for the whole page: results that one sees are also said. */
export function Announcer({ children }: { children: ReactNode }) {
  const [said, setSaid] = useState({ message: '', turn: 0 });
  const announce = useCallback(
    (message: string) => setSaid(({ turn }) => ({ message, turn: turn + 1 })),
    [],
  );
  return (
    <AnnounceContext value={announce}>
      {children}
      <div role="status" className={styles.region}>
        {/* A new element each time, so that the same words are said again. */}
        <span key={said.turn}>{said.message}</span>
      </div>
    </AnnounceContext>
  );
}

/** Returns the function that says `message` to a screen reader, politely. */
export function useAnnounce(): (message: string) => void {
  return use(AnnounceContext);
}
