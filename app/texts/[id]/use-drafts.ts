'use client';

import { useEffect, useMemo, useRef } from 'react';
import { dropDraft, keepDraft, listDrafts, type Draft } from './drafts';
import { whenGone } from './page-lock';

/**
 * The drafts of one open page.
 *
 * @param page holds its lock as long as it has anything to send
 * @param nameOf the id that the server gave to a sentence which that page made
 * @param onLeft given each text that a closed page left behind unsaved; from then on it is this page's
 */
export function useDrafts(
  textId: string,
  page: string,
  nameOf: (sentenceId: number) => number,
  onLeft: (draft: Draft) => void,
) {
  const found = useRef(onLeft);
  useEffect(() => {
    found.current = onLeft;
  });

  const drafts = useMemo(
    () => ({
      keep(
        { beadId, sentenceId, beside, index, side, base, revision, text }: Typed,
        abandoned: boolean,
      ) {
        const typed = { beadId, sentenceId, beside, index, side, base, revision, text };
        keepDraft(localStorage, textId, { page, ...typed, abandoned });
      },
      drop(sentenceId: number) {
        dropDraft(localStorage, textId, { sentenceId, page });
      },
      /** What was typed here and left, by whichever page. */
      abandoned(sentenceId: number): Draft | undefined {
        return listDrafts(localStorage, textId).findLast(
          (draft) => draft.abandoned && draft.sentenceId === sentenceId,
        );
      },
      /** Takes an offer that was made back: it was taken, or something else was saved. */
      settle(sentenceId: number) {
        for (const draft of listDrafts(localStorage, textId))
          if (draft.abandoned && draft.sentenceId === sentenceId)
            dropDraft(localStorage, textId, draft);
      },
    }),
    [textId, page],
  );

  useEffect(() => {
    const stop = new AbortController();
    const left = () => listDrafts(localStorage, textId).filter((draft) => !draft.abandoned);
    const adopt = (gone: string) => {
      for (const draft of left().filter((it) => it.page === gone)) {
        const { beside } = draft;
        const named = {
          ...draft,
          sentenceId: nameOf(draft.sentenceId),
          beside: beside && nameOf(beside),
        };
        drafts.keep(named, false);
        dropDraft(localStorage, textId, draft);
        found.current(named);
      }
    };
    for (const gone of new Set(left().map((draft) => draft.page)))
      if (gone !== page) whenGone(gone, stop.signal, () => adopt(gone));
    return () => stop.abort();
  }, [textId, page, nameOf, drafts]);

  return drafts;
}

export type Drafts = ReturnType<typeof useDrafts>;

type Typed = Omit<Draft, 'abandoned' | 'page'>;
