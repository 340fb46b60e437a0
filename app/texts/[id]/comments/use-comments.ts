'use client';

import { useEffect, useState } from 'react';
import type { CommentView } from '@/lib/store/comments';
import type { BeadView } from '@/lib/store/types';
import { listCommentsAction } from './actions';

/**
 * The comments of a bead, oldest first; null while they are not known. They are asked for anew
 * whenever the page is told of the bead, by whomever it was changed.
 */
export function useComments(
  textId: string,
  bead: BeadView | undefined,
): readonly CommentView[] | 'failed' | null {
  const [known, setKnown] = useState<{
    beadId: number;
    comments: readonly CommentView[] | 'failed';
  } | null>(null);

  useEffect(() => {
    if (!bead) return;
    let isWanted = true;
    void listCommentsAction({ textId, beadId: bead.id })
      .catch(() => 'failed' as const)
      .then((comments) => {
        // A bead that is gone is about to be gone from the page as well.
        if (isWanted && comments !== null) setKnown({ beadId: bead.id, comments });
      });
    return () => {
      isWanted = false;
    };
  }, [textId, bead]);

  return known && known.beadId === bead?.id ? known.comments : null;
}
