import fc from 'fast-check';
import { readBeads } from '@/lib/store/beads';
import { arrange } from '@/lib/store/arrange';
import { editSentence, setStatus } from '@/lib/store/edits';
import { changeRange } from '@/lib/store/range';
import { changeSentence } from '@/lib/store/sentence-operations';
import type { BeadView, ChangeResult, SentenceView, Side } from '@/lib/store/types';
import { useFreshDatabase } from '@/tests/database';
import { storeSmallText } from '@/tests/small-text';
import { addBeads, beadsOf, rearrange, replaceBeads } from '../bead-windows';
import { sentencesOf } from '../place';
import { isSentenceChange, type Change } from './change';
import { planOf } from './plan';
import { withSeen } from './plan-sentence';
import { isTemporary } from './temporary-ids';

const langs = { source: 'zh-Hans', target: 'en' };
const kinds = [
  'merge',
  'exchange',
  'move',
  'shift',
  'split',
  'part',
  'move-to',
  'range',
  'split-sentence',
  'join-sentences',
  'insert-sentence',
  'delete-sentence',
] as const;

/** What a person might do, as numbers that the text at hand gives their meaning. */
const anyStep = fc.record({
  kind: fc.constantFrom(...kinds),
  place: fc.nat(99),
  other: fc.nat(99),
  which: fc.nat(99),
  by: fc.constantFrom(1, -1) as fc.Arbitrary<1 | -1>,
  side: fc.constantFrom('source', 'target') as fc.Arbitrary<Side>,
  action: fc.constantFrom('confirm', 'set-back', 'merge', 'exchange'),
});
type Step = typeof anyStep extends fc.Arbitrary<infer It> ? It : never;

/** The change that a step means in a text; null where it means none. */
function changeOf(
  { kind, place, other, which, by, side, action }: Step,
  beads: readonly BeadView[],
): { bead: BeadView; change: Change } | null {
  const bead = beads[place % beads.length]!;
  const all = sentencesOf(bead);
  const chosen = all[which % all.length]!;
  const sentenceId = chosen.sentence.id;
  const text = chosen.sentence.text;
  switch (kind) {
    case 'merge':
    case 'exchange':
      return { bead, change: { kind, by } };
    case 'move':
    case 'shift':
      return { bead, change: { kind, side, by } };
    case 'split':
    case 'part':
      return { bead, change: { kind } };
    case 'move-to': {
      const to = beads[other % beads.length]!;
      const change = { kind, side: chosen.side, sentenceIds: [sentenceId], to: to.id };
      return to === bead ? null : { bead, change };
    }
    case 'range': {
      const last = beads[Math.min(beads.length - 1, bead.index + (other % 4))]!;
      const count = last.index - bead.index + 1;
      return { bead, change: { kind, action, last: last.id, count } };
    }
    case 'split-sentence':
      return { bead, change: { kind, sentenceId, text, at: other % (text.length + 1) } };
    case 'join-sentences':
      return { bead, change: { kind, sentenceId, by, lang: langs[chosen.side] } };
    case 'insert-sentence': {
      const after = bead[side].at(-1)?.id ?? null;
      return { bead, change: { kind, side, after, text: `一 ${which}` } };
    }
    case 'delete-sentence':
      return { bead, change: { kind, sentenceId } };
  }
}

function serve(
  textId: string,
  bead: BeadView,
  change: Change,
  beads: readonly BeadView[],
): Promise<ChangeResult> {
  const author = 'Lin';
  if (isSentenceChange(change)) return changeSentence({ textId, bead, operation: change, author });
  switch (change.kind) {
    case 'status':
    case 'step':
      throw new Error('These are not planned here.');
    case 'move-to': {
      const to = beads.find(({ id }) => id === change.to)!;
      return arrange({ textId, bead, arrangement: { ...change, to }, author });
    }
    case 'range': {
      const { action, last, count } = change;
      return changeRange({
        textId,
        first: bead.id,
        last: last!,
        count,
        action,
        seen: beads,
        author,
      });
    }
    default:
      return arrange({ textId, bead, arrangement: change, author });
  }
}

/** What the server alone can say is left out: ids of what is new, revisions, what checking finds. */
function lookOf(beads: readonly BeadView[], before: readonly BeadView[]) {
  const known = new Set(before.map(({ id }) => id));
  const sentences = new Map(
    before.flatMap((bead) => sentencesOf(bead).map(({ sentence }) => [sentence.id, sentence])),
  );
  const wasEdited = new Set(
    [...sentences.values()].filter(({ edited }) => edited).map(({ block }) => block.id),
  );
  const look = (it: SentenceView) => ({
    ...it,
    id: sentences.has(it.id) ? it.id : null,
    order: sentences.has(it.id) ? it.order : null,
    // Where it was worded anew, the parts of the source are not known.
    edited: wasEdited.has(it.block.id) ? null : it.edited,
  });
  return beads.map((bead) => ({
    ...bead,
    id: known.has(bead.id) ? bead.id : null,
    source: bead.source.map(look),
    target: bead.target.map(look),
    revision: null,
    issues: null,
  }));
}

describe('what the page shows at once', () => {
  useFreshDatabase();

  it('is what the server makes, and is refused where the server refuses it', async () => {
    let shown = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(anyStep, { minLength: 1, maxLength: 7 }),
        fc.option(fc.nat(3), { nil: null }),
        async (steps, wall) => {
          const { textId, alignmentId } = storeSmallText();
          const everything = () => readBeads(alignmentId, 0, 100);
          const [, worded] = await everything();
          await editSentence({ textId, beadId: worded!.id, sentenceId: worded!.target[0]!.id, revision: 0, text: 'Nets are all’s.', author: '' }); // prettier-ignore
          if (wall !== null)
            await setStatus({ textId, beads: [(await everything())[wall]!], status: 'confirmed', author: 'Lin' }); // prettier-ignore
          for (const [key, step] of steps.entries()) {
            const before = await everything();
            const meant = changeOf(step, before);
            if (!meant) continue;
            const { bead } = meant;
            const windows = addBeads(new Map(), 0, before);
            const here = { windows, total: before.length };
            const change = isSentenceChange(meant.change) ? withSeen(here, bead, meant.change) : meant.change; // prettier-ignore
            const plan = planOf(windows, before.length, bead.id, change, key);
            const answer = await serve(textId, bead, change, before);
            // Then it waits for the answer: another sentence of its side lies elsewhere.
            if (!plan) continue;
            if (plan === 'impossible') {
              expect(answer).toMatchObject({ ok: false, code: 'nothing' });
              continue;
            }
            shown++;
            if (!answer.ok) throw new Error(`${change.kind} was refused: ${answer.code}`);
            const { beads, made = [], removed = [], total } = answer;
            const told = total === undefined ? replaceBeads(windows, beads) : rearrange(windows, { beads, made, removed, total }); // prettier-ignore
            const planned = beadsOf(rearrange(windows, plan.change)!);
            expect(lookOf(planned, before)).toEqual(lookOf(beadsOf(told!), before));
            const after = await everything();
            const textsOf = (all: readonly BeadView[]) => all.map(({ source, target, status }) => [status, source.map(({ text }) => text), target.map(({ text }) => text)]); // prettier-ignore
            expect(textsOf(planned)).toEqual(textsOf(after));
            expect(plan.change.total).toBe(after.length);
            expect(plan.change.made.every(isTemporary)).toBe(true);
            expect(plan.madeSentence === undefined).toBe(answer.madeSentence === undefined);
            // What it made stands in its place by the order that it has on the page as well.
            for (const side of ['source', 'target'] as const) {
              const orders = (all: readonly BeadView[]) => all.flatMap((it) => it[side]).sort((a, b) => (a.order < b.order ? -1 : 1)); // prettier-ignore
              expect(orders(planned).map(({ text }) => text)).toEqual(orders(after).map(({ text }) => text)); // prettier-ignore
            }
          }
        },
      ),
      { numRuns: 25 },
    );
    expect(shown).toBeGreaterThan(20);
  }, 120_000);
});
