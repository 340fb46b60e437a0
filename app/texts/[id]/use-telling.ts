'use client';

import { useAnnounce } from '@/app/shell/announcer';
import { useTranslation } from '@/lib/i18n/client';
import { placeAfter } from './arranging/unanswered';
import { markOf } from './bead-look';
import type { Propagate } from './propagate/use-propagate';
import type { Said } from './said';
import type { Beads } from './use-beads';

interface Page {
  beads: Beads;
  /** Where one is. */
  at: number;
  goTo: (index: number) => void;
  /** The bead that one is at stands elsewhere now. */
  follow: (index: number) => void;
  /** Asks the server to draw the page again. */
  refresh: () => void;
  propagate: Propagate;
}

/** What the page does when something happened to the text, and what it says of it. */
export function useTelling() {
  const { t } = useTranslation('reader');
  const announce = useAnnounce();

  return (said: Said, { beads, at, goTo, follow, refresh, propagate }: Page) => {
    /** @param index where to go; null to stay */
    const show = (index: number | null, reload: boolean) => {
      const go = index === null ? undefined : () => goTo(index);
      if (!reload) return go?.();
      beads.outdate(go);
      refresh();
    };
    switch (said.kind) {
      case 'undone':
      case 'redone': {
        const { kind, doneBy } = said;
        const bead = said.beads[0];
        show(bead?.index ?? null, said.reload);
        const number = (bead?.index ?? 0) + 1;
        if (doneBy === undefined) announce(t(`said.${kind}`, { number }));
        else if (doneBy === '') announce(t(`said.${kind}OfAnother`, { number }));
        else announce(t(`said.${kind}Of`, { number, name: doneBy }));
        return;
      }
      case 'arranged':
        // What else there is to say of the bead stays open.
        show(said.how !== 'dismiss' && !said.follows ? said.index : null, said.reload);
        return announce(t(`said.${said.how}`, { number: said.index + 1 }));
      case 'status': {
        const { bead } = said;
        const status = t(`mark.${markOf(bead)}`);
        return announce(t('mark.label', { number: bead.index + 1, status }));
      }
      case 'statusSaved':
        return void propagate.follow(said.bead);
      case 'rangeSaved':
        return void propagate.followAll(said.result, said.index);
      case 'takenBack': {
        const index = said.moves ? placeAfter(said.moves, at) : at;
        if (index !== at) follow(index);
        return;
      }
      default:
        announce(t(`said.${said.kind}`));
    }
  };
}
