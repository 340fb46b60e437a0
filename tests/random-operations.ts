import fc from 'fast-check';
import { arrange } from '@/lib/store/arrange';
import { readBeads } from '@/lib/store/beads';
import { editSentence, setStatus } from '@/lib/store/edits';
import { changeSentence } from '@/lib/store/sentence-operations';
import type { ChangeResult, Side } from '@/lib/store/types';

/** Picks that a step makes of what stands there: each counts modulo what there is. */
export interface Step {
  what: (typeof kinds)[number];
  bead: number;
  other: number;
  sentence: number;
  place: number;
  side: Side;
  by: 1 | -1;
}

const kinds = [
  'merge',
  'exchange',
  'move',
  'shift',
  'split',
  'part',
  'move-to',
  'edit',
  'status',
  'split-sentence',
  'join-sentences',
  'insert-sentence',
  'delete-sentence',
] as const;

/** Any operation of the editor, anywhere. */
export const steps = fc.record({
  what: fc.constantFrom(...kinds),
  bead: fc.nat(99),
  other: fc.nat(99),
  sentence: fc.nat(99),
  place: fc.nat(99),
  side: fc.constantFrom<Side>('source', 'target'),
  by: fc.constantFrom<1 | -1>(1, -1),
}) satisfies fc.Arbitrary<Step>;

/** Does what a step says, where the text allows it. */
export async function takeStep(
  { textId, alignmentId, author }: { textId: string; alignmentId: number; author: string },
  step: Step,
): Promise<ChangeResult> {
  const beads = await readBeads(alignmentId, 0, 100);
  const bead = beads[step.bead % beads.length]!;
  const to = beads[step.other % beads.length]!;
  const { side, by, what } = step;
  const all = bead[side];
  const sentence = all[step.sentence % (all.length || 1)];
  const arranged = (arrangement: Parameters<typeof arrange>[0]['arrangement']) =>
    arrange({ textId, bead, arrangement, author });
  const changed = (operation: Parameters<typeof changeSentence>[0]['operation']) =>
    changeSentence({ textId, bead, operation, author });
  const nothing = { ok: false, code: 'nothing' } as const;
  switch (what) {
    case 'merge':
    case 'exchange':
      return arranged({ kind: what, by });
    case 'move':
    case 'shift':
      return arranged({ kind: what, side, by });
    case 'split':
    case 'part':
      return arranged({ kind: what });
    case 'move-to':
      if (!sentence || to.id === bead.id) return nothing;
      return arranged({ kind: what, side, sentenceIds: [sentence.id], to });
    case 'edit':
      if (!sentence) return nothing;
      return editSentence({ textId, beadId: bead.id, sentenceId: sentence.id, revision: bead.revision, text: `${sentence.text}改`, author }); // prettier-ignore
    case 'status':
      return setStatus({ textId, beads: [bead], status: bead.status === 'confirmed' ? 'machine' : 'confirmed', author }); // prettier-ignore
    case 'split-sentence':
      if (!sentence) return nothing;
      return changed({ kind: what, sentenceId: sentence.id, text: sentence.text, at: step.place % sentence.text.length }); // prettier-ignore
    case 'join-sentences':
      return sentence ? changed({ kind: what, sentenceId: sentence.id, by }) : nothing;
    case 'insert-sentence':
      return changed({ kind: what, side, after: sentence?.id ?? null, text: '新加的一句。' });
    case 'delete-sentence':
      return sentence ? changed({ kind: what, sentenceId: sentence.id }) : nothing;
  }
}
