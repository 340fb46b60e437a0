'use client';

import { useEffect, useRef } from 'react';
import { commandOf, type Command, type Focus } from './keys';

/** Runs the commands of the table of keys. Commands that are missing leave their key to the browser. */
export function useKeys(commands: Record<Command, () => void>): void {
  const latest = useRef(commands);
  useEffect(() => {
    latest.current = commands;
  });
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const focus = focusOf(event.target);
      const command = focus && commandOf(event, focus);
      if (!command || event.defaultPrevented) return;
      event.preventDefault();
      latest.current[command]();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);
}

/** Where the focus is; null in a dialog or a menu, which have their own keys. */
function focusOf(target: EventTarget | null): Focus | null {
  if (!(target instanceof Element)) return 'page';
  if (target.closest('[role="dialog"], [role="menu"]')) return null;
  if (target.matches('[data-editor]')) return 'editor';
  if (target.matches('input, textarea, select, [contenteditable]')) return 'field';
  return target.matches('[role="gridcell"]') ? 'grid' : 'page';
}
