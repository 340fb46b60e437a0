'use client';

import { useCallback, useEffect } from 'react';
import { isTemporary } from './arranging/temporary-ids';
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
  const { holding, follow, followNames, allUnanswered } = beads;
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

  /** What is open in a sentence whose making was refused is kept as a text that cannot be saved. */
  const leaveGone = useCallback(() => {
    const edit = open();
    if (!edit || !isTemporary(edit.sentenceId) || holding(edit.sentenceId)) return;
    if (allUnanswered().some(({ madeSentence }) => madeSentence === edit.sentenceId)) return;
    close();
    const { typed, ...left } = edit;
    if (typed !== edit.base)
      settle((edits) => withEdit(edits, { ...left, text: typed, state: 'failed', code: 'gone' }));
  }, [open, holding, allUnanswered, close, settle]);

  useEffect(
    () =>
      follow((moves) => {
        leaveGone();
        if (!moves || moves.gone.length + moves.made.length === 0) return;
        relocate((sentenceId) => holding(sentenceId)?.index ?? null);
        rename();
      }),
    [follow, leaveGone, relocate, rename, holding],
  );

  /** What is written in sentences that the server has made by now goes by their own ids. */
  const renameSentences = useCallback(
    (names: ReadonlyMap<number, number>) => {
      const { drop, keep } = drafts;
      const named = <Written extends Pick<Editing, 'sentenceId' | 'beside'>>(it: Written): Written => ({
        ...it,
        sentenceId: names.get(it.sentenceId) ?? it.sentenceId,
        beside: it.beside === undefined ? undefined : (names.get(it.beside) ?? it.beside),
      }); // prettier-ignore
      const isNamed = ({ sentenceId, beside }: Pick<Editing, 'sentenceId' | 'beside'>) =>
        names.has(sentenceId) || (beside !== undefined && names.has(beside));
      const edit = open();
      if (edit && isNamed(edit)) {
        drop(edit.sentenceId);
        const { typed, ...next } = named(edit);
        put(next, typed);
        if (typed !== edit.base) keep({ ...next, text: typed }, false);
      }
      for (const old of waiting().values()) {
        if (!isNamed(old)) continue;
        const next = named(old);
        settle((edits) => withEdit(withoutEdit(edits, old.sentenceId), next));
        drop(old.sentenceId);
        keep(next, false);
      }
    },
    [open, waiting, drafts, settle, put],
  );
  useEffect(() => followNames(renameSentences), [followNames, renameSentences]);

  return relocate;
}
