'use client';

import { useSyncExternalStore } from 'react';
import { isMac } from '@/app/texts/[id]/platform';
import type { Binding } from '@/app/texts/[id]/keys';
import { keymapSchema, noChanges, tableOf, writeKeymap, type Keymap } from './keymap';

const place = 'hebi-keys';

interface Kept {
  written: string | null;
  map: Keymap;
  table: readonly Binding[];
}

const asTheTableHas: Kept = { written: null, map: noChanges, table: tableOf(noChanges) };
let kept = asTheTableHas;
const listeners = new Set<() => void>();

/** A person's keys as this browser keeps them; the table's where there are none, or none that can be read. */
export function keysNow(): Kept {
  const written = read();
  if (written === kept.written) return kept;
  const map = written === null ? noChanges : parse(written);
  kept = { written, map, table: tableOf(map) };
  return kept;
}

/** Keeps a person's keys in this browser; they count at once, in all its tabs. */
export function keepKeymap(map: Keymap): void {
  try {
    window.localStorage.setItem(place, writeKeymap(map));
  } catch {
    // Where nothing can be kept, they count for this page.
    kept = { written: read(), map, table: tableOf(map) };
  }
  for (const listener of listeners) listener();
}

/** A person's keys; while the server draws, the table's. */
export function useKeymap(): Pick<Kept, 'map' | 'table'> {
  return useSyncExternalStore(subscribe, keysNow, () => asTheTableHas);
}

/** Whether keys are named as on a Mac; while the server draws, they are not. */
export function useMac(): boolean {
  return useSyncExternalStore(() => () => undefined, isMac, () => false); // prettier-ignore
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener('storage', listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('storage', listener);
  };
}

function read(): string | null {
  try {
    return window.localStorage.getItem(place);
  } catch {
    return null;
  }
}

function parse(written: string): Keymap {
  try {
    return keymapSchema.parse(JSON.parse(written));
  } catch {
    return noChanges;
  }
}
