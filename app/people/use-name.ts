'use client';

import { useState } from 'react';
import { keepCookie } from '@/app/shell/keep-cookie';
import { checkName, nameCookie } from './name';

/**
 * The name of the person at this browser, for the history and the files that leave.
 * @param kept as the cookie has it; null where none was asked for yet
 */
export function useName(kept: string | null) {
  const [given, setGiven] = useState(kept);

  /** Keeps a name; '' for none. Says false where it cannot be one. */
  function give(typed: string): boolean {
    const name = checkName(typed);
    if (name === null) return false;
    keepCookie(nameCookie, name);
    setGiven(name);
    return true;
  }

  return { given, give };
}

export type Name = ReturnType<typeof useName>;
