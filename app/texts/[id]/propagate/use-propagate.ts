'use client';

import { useRef, useState } from 'react';
import { useAnnounce } from '@/app/shell/announcer';
import { useTranslation } from '@/lib/i18n/client';
import type { BeadView, ChangeResult } from '@/lib/store/types';
import type { Edits } from '../use-edits';
import {
  elsewhereAction,
  elsewhereOfAllAction,
  propagateAction,
  propagateAllAction,
  type Elsewhere,
} from './actions';
import { isNever, setNever } from './never';

export interface Offer extends Elsewhere {
  /** What was confirmed: a bead, or all that an operation confirmed. */
  of: { beadId: number } | { operationId: number };
  /** Place of the bead that was confirmed, or of one of them. */
  index: number;
}

/** Asks, when beads are confirmed, whether their translations are to stand wherever their sources do. */
export function usePropagate(textId: string, edits: Edits) {
  const { t } = useTranslation('translate');
  const announce = useAnnounce();
  const [offer, setOffer] = useState<Offer | null>(null);
  /** Sources that one has answered for: it is asked once. */
  const answered = useRef(new Set<string>());
  const turn = useRef(0);

  /** Called with each bead whose status changed. */
  async function follow({ id: beadId, index, status }: BeadView) {
    const ask = () => elsewhereAction({ textId, beadId });
    await offerFor({ beadId }, index, status === 'confirmed' ? ask : null);
  }

  /** Called with what became of confirming many beads, one of which stands at a place. */
  function followAll(result: ChangeResult, index: number): ChangeResult {
    if (!result.ok) return result;
    const { operationId } = result;
    if (operationId !== undefined)
      void offerFor({ operationId }, index, () => elsewhereOfAllAction({ textId, operationId }));
    return result;
  }

  async function offerFor(
    of: Offer['of'],
    index: number,
    ask: (() => Promise<Elsewhere | null>) | null,
  ) {
    const mine = ++turn.current;
    setOffer(null);
    if (!ask || isNever(textId)) return;
    const found = await ask().catch(() => null);
    if (!found || turn.current !== mine || answered.current.has(found.source)) return;
    setOffer({ ...found, of, index });
    const count = found.empty + found.different;
    if (count === 0) announce(t('propagate.onlyLeft', { count: found.left }));
    else announce(t('beadId' in of ? 'propagate.said' : 'propagate.saidAll', { count }));
  }

  function close() {
    if (offer) answered.current.add(offer.source);
    setOffer(null);
  }

  function apply() {
    if (!offer) return announce(t('propagate.none'));
    const { of, index, empty, different } = offer;
    close();
    if (empty + different === 0) return announce(t('propagate.none'));
    const apply = () =>
      'beadId' in of
        ? propagateAction({ textId, ...of })
        : propagateAllAction({ textId, ...of, count: empty + different });
    edits.regroup(index, 'propagate', apply, true);
  }

  function never() {
    setNever(textId);
    close();
    announce(t('propagate.neverSaid'));
  }

  return { offer, follow, followAll, apply, never, close };
}

export type Propagate = ReturnType<typeof usePropagate>;
