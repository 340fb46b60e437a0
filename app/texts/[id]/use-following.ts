'use client';

import { useCallback, useEffect } from 'react';
import { isTemporary } from './arranging/plan';
import { foundBy, type Editing } from './editing';
import { withEdit, withoutEdit } from './pending-edits';
import type { Beads } from './use-beads';
import type { Desk } from './use-desk';
import type { Drafts } from './use-drafts';

interface Page {
  beads: Beads;
  desk: Desk;
  drafts: Drafts;
  send: (sentenceId: number) => void;
}

/** Keeps what is being written with its beads, wherever they go: returns what moves it to places that are known. */
export function useFollowing({ beads, desk, drafts, send }: Page) {
  const { holding, follow } = beads;
  const { open, waiting, settle, put, close } = desk;

  /**
   * Follows open and unsaved sentences to the places where their beads stand now.
   * @param indexOf undefined where there is no such sentence any more, null where that is not known
   */
  const relocate = useCallback(
    (indexOf: (sentenceId: number) => number | null | undefined) => {
      const edit = open();
      const place = edit && indexOf(foundBy(edit));
      if (edit && place === undefined) close();
      else if (edit && place !== null && place !== undefined && place !== edit.index) {
        const { typed, ...next } = { ...edit, index: place };
        // In another row the field begins anew.
        put(next, typed, { text: typed });
      }
      settle(
        (edits) =>
          new Map(
            [...edits].map(
              ([id, it]) => [id, { ...it, index: indexOf(foundBy(it)) ?? it.index }] as const,
            ),
          ),
      );
    },
    [open, close, put, settle],
  );

  /** What is to be written in a bead that the server has made by now goes by its own id. */
  const rename = useCallback(() => {
    const idNow = ({
      sentenceId,
      side,
      beside,
    }: Pick<Editing, 'sentenceId' | 'side' | 'beside'>) => {
      const bead = beside && isTemporary(-sentenceId) ? holding(beside) : undefined;
      return bead && bead[side].length === 0 ? bead.id : -sentenceId;
    };
    const edit = open();
    const beadId = edit && idNow(edit);
    if (edit && beadId && edit.sentenceId < 0 && beadId !== -edit.sentenceId) {
      drafts.drop(edit.sentenceId);
      const { typed, ...next } = { ...edit, beadId, sentenceId: -beadId };
      put(next, typed);
      if (typed !== edit.base) drafts.keep({ ...next, text: typed }, false);
    }
    for (const old of [...waiting().values()]) {
      const beadId = idNow(old);
      if (old.sentenceId >= 0 || beadId === -old.sentenceId) continue;
      const next = { ...old, beadId, sentenceId: -beadId };
      settle((edits) => withEdit(withoutEdit(edits, old.sentenceId), next));
      drafts.drop(old.sentenceId);
      drafts.keep(next, false);
      if (old.state === 'saving') send(next.sentenceId);
    }
  }, [open, waiting, holding, drafts, settle, put, send]);

  useEffect(
    () =>
      follow((moves) => {
        if (!moves || moves.gone.length + moves.made.length === 0) return;
        relocate((sentenceId) => holding(sentenceId)?.index ?? null);
        rename();
      }),
    [follow, relocate, rename, holding],
  );

  return relocate;
}
