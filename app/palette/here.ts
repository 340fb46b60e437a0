import type { Command } from '@/app/texts/[id]/keys';
import type { OutlineEntry, Side } from '@/lib/store/types';

/** What the page that is open offers to the palette. */
export interface Here {
  /** Commands that can run on it. */
  commands?: Partial<Record<Command, () => void>>;
  /** A text that can be gone through. */
  text?: {
    id: string;
    total: number;
    outline: readonly OutlineEntry[];
    langs: Record<Side, string>;
    goTo: (index: number) => void;
  };
}

const offers = new Set<() => Here>();

/**
 * Offers what a page can do, as long as it is open.
 * @param offer asked when the palette opens
 * @returns the function that takes the offer back
 */
export function offerHere(offer: () => Here): () => void {
  offers.add(offer);
  return () => offers.delete(offer);
}

/** All that is offered now. */
export function here(): Here {
  return [...offers].reduce<Here>(
    (all, offer) => {
      const { commands, text } = offer();
      return { commands: { ...all.commands, ...commands }, text: text ?? all.text };
    },
    { commands: {} },
  );
}
