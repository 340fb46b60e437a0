'use client';

import { useEffect, useRef } from 'react';
import { keysNow } from '@/app/keys/use-keymap';
import { offerHere } from '@/app/palette/here';
import { commandOf, digitOf, ofBead, type Command, type Focus } from './keys';

/** `digit`: of a key that has one. */
type Run = (digit?: number | null) => void;

/** Commands of every page, which are not the reader's to run. */
type Everywhere = 'palette' | 'changeKeys';

/**
 * Runs the commands of the table of keys, as the person has it, and offers them to the palette.
 * Commands that are missing leave their key to the browser.
 * @param hasBead whether there is a bead that one is at; else the commands for it are missing
 */
export function useKeys(
  hasBead: boolean,
  commands: Record<Exclude<Command, Everywhere>, Run>,
): void {
  const latest = useRef<Partial<Record<Command, Run>>>({});
  useEffect(() => {
    latest.current = hasBead ? commands : withoutBead(commands);
  });
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const focus = focusOf(event.target);
      const command = focus && commandOf(event, focus, keysNow().table);
      const run = command && latest.current[command];
      if (!run || event.defaultPrevented) return;
      event.preventDefault();
      run(digitOf(event));
    };
    const withdraw = offerHere(() => ({ commands: latest.current }));
    window.addEventListener('keydown', press);
    return () => {
      withdraw();
      window.removeEventListener('keydown', press);
    };
  }, []);
}

function withoutBead(commands: Record<string, Run>): Partial<Record<Command, Run>> {
  return Object.fromEntries(
    Object.entries(commands).filter(([command]) => !ofBead.has(command as Command)),
  );
}

const open = ':not([data-closed])';

/**
 * Where the focus is; null in a dialog or a menu, which have their own keys. While one fades away the
 * focus may still be in it: a key is for the page then.
 */
export function focusOf(target: EventTarget | null): Focus | null {
  if (!(target instanceof Element)) return 'page';
  if (target.closest(`[role="dialog"]${open}, [role="menu"]${open}`)) return null;
  if (target.closest('[data-closed]')) return 'page';
  if (target.matches('[data-editor]')) return 'editor';
  if (target.matches('input, textarea, select, [contenteditable]')) return 'field';
  return target.matches('[role="gridcell"]') ? 'grid' : 'page';
}
