'use client';

import { useLayoutEffect, useRef, useState } from 'react';
import type { RowActions } from './bead-row';

/**
 * The same actions as long as the page lives, each of which does what it does by then: rows that
 * nothing else has changed are not drawn again.
 */
export function useSteadyActions(actions: RowActions): RowActions {
  const latest = useRef(actions);
  useLayoutEffect(() => {
    latest.current = actions;
  });
  const [steady] = useState<RowActions>(() => ({
    onFocus: (...args) => latest.current.onFocus(...args),
    onOpen: (...args) => latest.current.onOpen(...args),
    onTurnStatus: (...args) => latest.current.onTurnStatus(...args),
    onMenu: (...args) => latest.current.onMenu(...args),
    onNotes: (...args) => latest.current.onNotes(...args),
    onComments: (...args) => latest.current.onComments(...args),
    onExtend: (...args) => latest.current.onExtend(...args),
    onSentenceMenu: (...args) => latest.current.onSentenceMenu(...args),
    onType: (...args) => latest.current.onType(...args),
    onSave: () => latest.current.onSave(),
    onLeave: () => latest.current.onLeave(),
    onResolve: (...args) => latest.current.onResolve(...args),
  }));
  return steady;
}
