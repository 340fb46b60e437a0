'use client';

import { memo, type ReactNode } from 'react';

interface Props {
  open: boolean;
  children: ReactNode;
}

/**
 * Draws a dialog again only as it opens, while it is open, and as it closes: a key that changes the
 * text concerns none of those that are closed, and together they cost as much as the text itself.
 */
export const WhileOpen = memo(
  function WhileOpen({ children }: Props) {
    return children;
  },
  (before, now) => !before.open && !now.open,
);
