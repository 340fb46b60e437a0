'use client';

import { useCallback } from 'react';
import type { BeadView, ChangeResult } from '@/lib/store/types';
import { restoreAction } from '../history-actions';
import type { Regrouping, Said } from '../said';
import type { Beads } from '../use-beads';
import type { SendQueue } from '../use-send-queue';

const failed = { ok: false, code: 'failed' } as const satisfies ChangeResult;

interface Page {
  textId: string;
  beads: Beads;
  queue: SendQueue;
  show: (result: Extract<ChangeResult, { ok: true }>) => void;
  note: (result: { canUndo: boolean; canRedo: boolean }) => void;
  say: (said: Said) => void;
}

/**
 * What is done in a dialog: shown when the server has answered, once all before it is there; neither
 * kept nor sent again.
 */
export function useRegrouping({ textId, beads, queue, show, note, say }: Page) {
  const { current, load, replace } = beads;
  const { enqueueUnshown } = queue;

  /** The bead at a place; a key may come before the bead it is meant for. */
  const fetched = useCallback(
    async (index: number) => {
      if (!current(index)) await load(index, index);
      return current(index);
    },
    [current, load],
  );

  /** Sends a change of beads, once all before it is with the server, and shows what became of it. */
  const regroup = useCallback(
    (
      index: number,
      how: Regrouping,
      send: (bead: BeadView) => Promise<ChangeResult>,
      follows = false,
    ) =>
      enqueueUnshown(async () => {
        const bead = await fetched(index);
        if (!bead) return;
        const result = await send(bead).catch(() => failed);
        if (result.ok) {
          show(result);
          note(result);
          const places = result.beads.map((it) => it.index);
          const stays = result.beads.find(({ id }) => id === bead.id);
          // Where the bead is gone, and nothing told of its neighbours: what stands in its place now.
          const instead = Math.min(index, ...(result.total ? [result.total - 1] : []));
          const at = stays?.index ?? (places.length > 0 ? Math.min(...places) : instead);
          say({ kind: 'arranged', how, index: at, reload: result.reload === true, follows });
        } else if (result.code === 'conflict') {
          replace([result.current]);
          say({ kind: 'changedElsewhere' });
        } else if (result.code === 'gone') say({ kind: 'changedElsewhere' });
        else say({ kind: result.code === 'nothing' ? 'impossible' : 'failed' });
      }),
    [enqueueUnshown, fetched, replace, show, note, say],
  );

  /** Brings the text back to how it was after an operation. */
  const restore = useCallback(
    (operationId: number) =>
      enqueueUnshown(async () => {
        const result = await restoreAction({ textId, operationId }).catch(() => failed);
        if (result.ok) {
          note(result);
          show(result);
          say({ kind: 'undone', beads: result.beads, reload: result.reload === true });
        } else if (result.code === 'nothing') say({ kind: 'nothingToUndo' });
        else say({ kind: result.code === 'gone' ? 'changedElsewhere' : 'failed' });
      }),
    [enqueueUnshown, show, note, say, textId],
  );

  return { fetched, regroup, restore };
}
