'use client';

import { useEffect, useRef, useState } from 'react';
import type { BeadView, IssueView } from '@/lib/store/types';
import { isTemporary } from '../arranging/temporary-ids';
import { openField } from '../open-field';
import { toOneLine } from '../sentence-text';
import type { Editing } from '../editing';
import type { Edits } from '../use-edits';
import { draftBead } from './draft-bead';
import { issuesSoFar } from './unfinished';
import { newWarning } from './warnings-of';

interface Page {
  textId: string;
  /** The bead that one is at. */
  bead: BeadView | undefined;
  edits: Pick<Edits, 'editing' | 'pending'>;
  /** Nothing is asked for while nobody looks. */
  isOpen: boolean;
  /** Told the first new warning, once for each time that a sentence is opened. */
  onFound: (issue: IssueView) => void;
}

interface Found {
  editing: Editing;
  beadId: number;
  /** The sentence as it was checked. */
  text: string;
  issues: readonly IssueView[];
}

/** Who stops for so long has written something, in milliseconds. */
const rest = 300;

/**
 * What the checks hold against the bead one is at, as it is being written: asked for when one rests,
 * and never while an input method composes. It stands until what was written is saved or left.
 * @returns null where nothing else is written than what stands, or where the server cannot be reached
 */
export function useDraftIssues({ textId, bead, edits, isOpen, onFound }: Page) {
  const { editing, pending } = edits;
  const [found, setFound] = useState<Found | null>(null);
  const told = useRef<Editing | null>(null);
  const tell = useRef(onFound);
  useEffect(() => {
    tell.current = onFound;
  });

  useEffect(() => {
    if (!isOpen || !editing || !bead || isTemporary(bead.id)) return;
    let pause: ReturnType<typeof setTimeout> | undefined;
    let asking = new AbortController();
    let composes = false;

    async function check(now: Editing, at: BeadView) {
      const field = openField();
      if (!field) return;
      const draft = draftBead(at, { sentenceId: now.sentenceId, typed: field.value }, pending);
      if (!draft) return setFound(null);
      const text = toOneLine(field.value);
      const written = { side: now.side, text: field.value, caret: field.selectionStart };
      const { signal } = asking;
      try {
        const body = JSON.stringify(draft);
        const response = await fetch(`/api/texts/${textId}/draft`, {
          method: 'POST',
          body,
          signal,
        });
        if (!response.ok) throw new Error(`The server answered ${response.status}.`);
        const { issues: all } = (await response.json()) as { issues: IssueView[] };
        if (signal.aborted) return;
        const issues = issuesSoFar(all, at.issues, written);
        setFound({ editing: now, beadId: at.id, text, issues });
        const first = newWarning(issues, at.issues);
        if (!first || told.current === now) return;
        told.current = now;
        tell.current(first);
      } catch {
        // What stands is shown then; with the next key it is asked again.
        if (!signal.aborted) setFound(null);
      }
    }
    const wait = () => {
      clearTimeout(pause);
      asking.abort();
      asking = new AbortController();
      if (!composes) pause = setTimeout(() => void check(editing, bead), rest);
    };

    const hear = (event: Event) => {
      if (event.target !== openField()) return;
      composes = event.type !== 'compositionend' && (event as InputEvent).isComposing;
      wait();
    };
    const listening = new AbortController();
    const { signal } = listening;
    document.addEventListener('input', hear, { signal });
    document.addEventListener('compositionend', hear, { signal });
    wait();
    return () => {
      listening.abort();
      clearTimeout(pause);
      asking.abort();
    };
  }, [textId, bead, editing, pending, isOpen]);

  if (!found || found.beadId !== bead?.id) return null;
  const isSaving = pending.get(found.editing.sentenceId)?.text === found.text;
  return found.editing === editing || isSaving ? found.issues : null;
}
