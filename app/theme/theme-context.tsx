'use client';

import { createContext, use, useMemo, useState, type ReactNode } from 'react';
import { keepCookie } from '../shell/keep-cookie';
import { themeCookie, type Theme } from './theme';

interface ThemeChoice {
  theme: Theme;
  setTheme: (theme: Theme) => void;
}

const ThemeContext = createContext<ThemeChoice>({ theme: 'system', setTheme: () => {} });

/** Starts from the theme that the server drew, so nothing flashes. */
export function ThemeProvider({ initial, children }: { initial: Theme; children: ReactNode }) {
  const [theme, setTheme] = useState(initial);
  const choice = useMemo(
    () => ({
      theme,
      setTheme: (next: Theme) => {
        keepCookie(themeCookie, next);
        document.documentElement.dataset.theme = next;
        setTheme(next);
      },
    }),
    [theme],
  );
  return <ThemeContext value={choice}>{children}</ThemeContext>;
}

export function useTheme(): ThemeChoice {
  return use(ThemeContext);
}
