'use client';

import { useRef, useState } from 'react';
import { useAnnounce } from '@/app/shell/announcer';
import { useTranslation } from '@/lib/i18n/client';
import type { BeadView } from '@/lib/store/types';
import type { Edits } from '../use-edits';
import { elsewhereAction, propagateAction, type Elsewhere } from './actions';
import { isNever, setNever } from './never';

export interface Offer extends Elsewhere {
  beadId: number;
  /** Place of the bead that was confirmed. */
  index: number;
}

/** Asks, when a bead is confirmed, whether its translation is to stand wherever its source does. */
export function usePropagate(textId: string, edits: Edits) {
  const { t } = useTranslation('translate');
  const announce = useAnnounce();
  const [offer, setOffer] = useState<Offer | null>(null);
  /** Sources that one has answered for: it is asked once. */
  const answered = useRef(new Set<string>());
  const turn = useRef(0);

  /** Called with each bead whose status changed. */
  async function follow({ id: beadId, index, status }: BeadView) {
    const mine = ++turn.current;
    setOffer(null);
    if (status !== 'confirmed' || isNever(textId)) return;
    const found = await elsewhereAction({ textId, beadId }).catch(() => null);
    if (!found || turn.current !== mine || answered.current.has(found.source)) return;
    setOffer({ ...found, beadId, index });
    announce(t('propagate.said', { count: found.empty + found.different }));
  }

  function close() {
    if (offer) answered.current.add(offer.source);
    setOffer(null);
  }

  function apply() {
    if (!offer) return announce(t('propagate.none'));
    const { beadId, index } = offer;
    close();
    edits.regroup(index, 'propagate', () => propagateAction({ textId, beadId }), true);
  }

  function never() {
    setNever(textId);
    close();
    announce(t('propagate.neverSaid'));
  }

  return { offer, follow, apply, never, close };
}

export type Propagate = ReturnType<typeof usePropagate>;
