import fc from 'fast-check';
import type { BeadView, SentenceView } from '@/lib/store/types';
import { addBeads, beadAt, beadsOf, rearrange } from '../bead-windows';
import { bead, sentence } from '../testing/beads';
import type { Change } from './change';
import { planOf, signatureOf } from './plan';
import { isTemporary } from './temporary-ids';
import {
  movesBetween,
  placeAfter,
  planIn,
  shownOver,
  unansweredOf,
  withIdsGiven,
  withoutAnswered,
  withPlan,
  type Standing,
  type Unanswered,
} from './unanswered';

const textOf = (beads: readonly BeadView[]): Standing => ({
  windows: addBeads(new Map(), 0, beads),
  total: beads.length,
  confirmed: beads.filter(({ status }) => status === 'confirmed').length,
});
const start = (count: number) =>
  textOf(Array.from({ length: count }, (_, index) => bead(index, { revision: 1 })));
const groupsOf = ({ windows }: Standing) => beadsOf(windows).map((it) => signatureOf([it]));

/** A change that depends on the bead it is done to. */
type Meant = (bead: BeadView, shown: Standing) => Change | undefined;

const split: Meant = ({ target }) =>
  target.at(-1) && { kind: 'split-sentence', sentenceId: target.at(-1)!.id, text: target.at(-1)!.text, at: 2 }; // prettier-ignore
const insert: Meant = ({ target }) => ({ kind: 'insert-sentence', side: 'target', after: target[0]?.id ?? null, text: 'More of it.' }); // prettier-ignore
const join: Meant = ({ target }) =>
  target[0] && { kind: 'join-sentences', sentenceId: target[0].id, by: 1, lang: 'en' };
const remove: Meant = ({ target }) =>
  target.at(-1) && { kind: 'delete-sentence', sentenceId: target.at(-1)!.id };
const moveFar: Meant = ({ target }, { windows }) =>
  target.at(-1) && { kind: 'move-to', side: 'target', sentenceIds: [target.at(-1)!.id], to: beadsOf(windows)[0]!.id }; // prettier-ignore
const range =
  (action: 'confirm' | 'merge'): Meant =>
  ({ index }, { windows }) => {
    const last = beadAt(windows, index + 1);
    return last && { kind: 'range', action, last: last.id, count: 2 };
  };

/** A page that shows changes at once, and a server that answers them one after another. */
class Editing {
  truth: Standing;
  shown: Standing;
  changes: readonly Unanswered[] = [];
  private keys = 0;
  private ids = 50_000;

  constructor(text: Standing) {
    this.truth = text;
    this.shown = text;
  }

  type(index: number, meant: Change | Meant): 'shown' | 'impossible' | null {
    const at = beadAt(this.shown.windows, index);
    const change = typeof meant === 'function' ? at && meant(at, this.shown) : meant;
    if (!at || !change) return null;
    const plan = planOf(this.shown.windows, this.shown.total, at.id, change, ++this.keys);
    if (!plan || plan === 'impossible') return plan;
    this.changes = [
      ...this.changes,
      unansweredOf({ key: this.keys, id: String(this.keys), beadId: at.id, change }, plan),
    ];
    this.shown = withPlan(this.shown, plan);
    return 'shown';
  }

  /** The server does the first change that waits, or refuses it. */
  answer(accepts: boolean): void {
    const [first] = this.changes;
    if (!first) return;
    const plan = planIn(this.truth, first);
    if (!accepts || !plan) this.changes = this.changes.slice(1);
    else {
      // As the server does it: what it makes has ids of its own, and what it changed is newer.
      const made = new Map(plan.change.made.map((id) => [id, this.ids++]));
      const madeSentence = plan.madeSentence === undefined ? undefined : this.ids++;
      const real = (all: SentenceView[]) =>
        all.map((it) => (it.id === plan.madeSentence ? { ...it, id: madeSentence! } : it));
      const beads = plan.change.beads.map((it) => ({ ...it, id: made.get(it.id) ?? it.id, source: real(it.source), target: real(it.target), revision: it.revision + 1 })); // prettier-ignore
      const change = { ...plan.change, beads, made: [...made.values()], madeSentence };
      this.truth = {
        ...withPlan(this.truth, plan),
        windows: rearrange(this.truth.windows, change)!,
      };
      this.changes = withoutAnswered(this.changes, first.key, change);
    }
    this.shown = shownOver(this.truth, this.changes);
  }
}

const anyBy = fc.constantFrom(1, -1) as fc.Arbitrary<1 | -1>;
const anySide = fc.constantFrom('source', 'target') as fc.Arbitrary<'source' | 'target'>;
const anyChange: fc.Arbitrary<Change> = fc.oneof(
  fc.record({ kind: fc.constant('merge' as const), by: anyBy }),
  fc.record({ kind: fc.constant('exchange' as const), by: anyBy }),
  fc.record({ kind: fc.constant('move' as const), side: anySide, by: anyBy }),
  fc.record({ kind: fc.constant('shift' as const), side: anySide, by: anyBy }),
  fc.constant({ kind: 'split' as const }),
  fc.constant({ kind: 'part' as const }),
  fc.record({ kind: fc.constant('status' as const), status: fc.constantFrom('confirmed' as const, 'draft' as const) }), // prettier-ignore
);
const anyMeant = fc.constantFrom(split, insert, join, remove, moveFar, range('confirm'), range('merge')); // prettier-ignore
const anyStep = fc.oneof(
  { weight: 3, arbitrary: fc.record({ index: fc.nat(9), change: anyMeant }) },
  { weight: 3, arbitrary: fc.record({ index: fc.nat(9), change: anyChange }) },
  { weight: 1, arbitrary: fc.constant('accept' as const) },
  { weight: 1, arbitrary: fc.constant('refuse' as const) },
);

describe('changes that the server has not answered', () => {
  it('can follow on each other, on beads that the server has not made yet', () => {
    const page = new Editing(start(6));
    expect(page.type(1, { kind: 'merge', by: 1 })).toBe('shown');
    expect(page.type(1, { kind: 'merge', by: 1 })).toBe('shown');
    expect(page.type(1, { kind: 'part' })).toBe('shown');
    expect(isTemporary(beadAt(page.shown.windows, 2)!.id)).toBe(true);
    expect(page.type(2, { kind: 'move', side: 'target', by: 1 })).toBe('shown');
    expect(groupsOf(page.shown)).toEqual(['0|5', '10,20,30|', '|15,25', '40|35,45', '50|55']);
    const shown = groupsOf(page.shown);
    for (let answers = 0; answers < 4; answers++) {
      page.answer(true);
      expect(groupsOf(page.shown)).toEqual(shown);
    }
    expect(groupsOf(page.truth)).toEqual(shown);
    expect(beadsOf(page.shown.windows).some(({ id }) => isTemporary(id))).toBe(false);
  });

  it('are taken back when they are refused, with those that were based on them and no others', () => {
    const page = new Editing(start(6));
    page.type(0, { kind: 'merge', by: 1 });
    page.type(0, { kind: 'status', status: 'confirmed' });
    page.type(3, { kind: 'merge', by: 1 });
    page.type(0, { kind: 'split' });
    page.answer(false);
    expect(groupsOf(page.shown)).toEqual(['0|5', '10|15', '20|25', '30|35', '40,50|45,55']);
    expect(page.changes).toHaveLength(3);
  });

  it('are not shown twice where the text that was fetched has them in it', () => {
    const page = new Editing(start(4));
    page.type(1, { kind: 'merge', by: 1 });
    const merged = groupsOf(page.shown);
    expect(groupsOf(shownOver(page.shown, page.changes))).toEqual(merged);
  });

  it('say at once where the beads do not allow it, and nothing where not all are here', () => {
    const page = new Editing(start(3));
    expect(page.type(0, { kind: 'merge', by: -1 })).toBe('impossible');
    expect(page.type(2, { kind: 'merge', by: 1 })).toBe('impossible');
    page.shown = { ...page.shown, total: 100 };
    expect(page.type(2, { kind: 'merge', by: 1 })).toBeNull();
    expect(page.type(1, { kind: 'shift', side: 'target', by: 1 })).toBeNull();
  });

  it('leave a text that is the server’s when all are answered, whatever was refused', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 8 }),
        fc.array(anyStep, { maxLength: 25 }),
        (count, steps) => {
          // prettier-ignore
          const page = new Editing(start(count));
          for (const step of steps) {
            if (step === 'accept' || step === 'refuse') page.answer(step === 'accept');
            else page.type(step.index, step.change);
            const all = beadsOf(page.shown.windows);
            expect(all.map(({ index }) => index)).toEqual(all.map((_, at) => at));
            expect(page.shown.total).toBe(all.length);
            expect(page.shown.confirmed).toBe(all.filter((it) => it.status === 'confirmed').length);
            const sentences = groupsOf(page.shown).join().split(/\D+/).filter(Boolean);
            expect(new Set(sentences).size).toBe(sentences.length);
            expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
          }
          while (page.changes.length > 0) page.answer(true);
          expect(page.shown).toEqual(page.truth);
          expect(beadsOf(page.truth.windows).some(({ id }) => isTemporary(id))).toBe(false);
          expect(groupsOf(page.truth).join().split(/\D+/).some((id) => isTemporary(Number(id)))).toBe(false); // prettier-ignore
        },
      ),
    );
  });

  it('can be about a sentence that the server has not made yet', () => {
    const page = new Editing(start(3));
    expect(page.type(1, split)).toBe('shown');
    const [, half] = beadAt(page.shown.windows, 1)!.target;
    expect(half).toMatchObject({ text: 'ntence 1.' });
    expect(isTemporary(half!.id)).toBe(true);
    expect(page.type(1, moveFar)).toBe('shown');
    expect(page.type(0, split)).toBe('shown');
    expect(page.type(0, join)).toBe('shown');
    const texts = ({ windows }: Standing) => beadsOf(windows).map(({ target }) => target.map(({ text }) => text)); // prettier-ignore
    const shown = texts(page.shown);
    expect(shown).toEqual([['Sentence 0. Se', 'nt', 'ence 1.'], [], ['Sentence 2.']]);
    for (let answers = 0; answers < 4; answers++) {
      page.answer(true);
      expect(texts(page.shown)).toEqual(shown);
    }
    expect(texts(page.truth)).toEqual(shown);
  });

  it('stay as they are shown while answers come that refuse nothing', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 8 }),
        fc.array(fc.record({ index: fc.nat(9), change: fc.oneof(anyChange, anyMeant) }), { maxLength: 12 }), // prettier-ignore
        (count, steps) => {
          // prettier-ignore
          const page = new Editing(start(count));
          for (const { index, change } of steps) page.type(index, change);
          const textsOf = ({ windows }: Standing) => beadsOf(windows).map(({ source, target, status }) => [status, source.map(({ text }) => text), target.map(({ text }) => text)]); // prettier-ignore
          const shown = textsOf(page.shown);
          while (page.changes.length > 0) {
            page.answer(true);
            expect(textsOf(page.shown)).toEqual(shown);
          }
        },
      ),
    );
  });
});

describe('a change is planned', () => {
  it('with the issues of the sentences that a bead still holds', () => {
    const issue = (sentenceId: number) => ({ key: String(sentenceId), check: 'numbers' as never, place: { side: 'target' as const, sentenceId, start: 0, end: 1 }, found: '' }); // prettier-ignore
    const whole = { ...issue(5), key: 'whole', place: null };
    const text = textOf([
      bead(0, { target: [sentence(5), sentence(6)], issues: [issue(5), issue(6), whole] }),
      bead(1),
    ]);
    const plan = planOf(text.windows, 2, 1000, { kind: 'move', side: 'target', by: 1 }, 1);
    if (!plan || plan === 'impossible') throw new Error('It can be planned.');
    expect(plan.change.beads.map(({ issues }) => issues.map(({ key }) => key))).toEqual([['5'], ['6']]); // prettier-ignore
  });
});

describe('where beads came and went', () => {
  it('a place follows its bead', () => {
    const page = new Editing(start(6));
    const before = page.shown;
    page.type(1, { kind: 'merge', by: 1 });
    page.type(0, { kind: 'part' });
    const moves = movesBetween(before.windows, page.shown.windows)!;
    expect([0, 1, 3, 5].map((place) => placeAfter(moves, place))).toEqual([0, 2, 3, 5]);
    const back = movesBetween(page.shown.windows, before.windows)!;
    expect([0, 2, 3, 5].map((place) => placeAfter(back, place))).toEqual([0, 1, 3, 5]);
    expect(movesBetween(before.windows, new Map())).toBeNull();
  });
});

describe('a change whose outcome is still to be fetched', () => {
  it('stays shown, and gives its beads the ids that the server gave them', () => {
    const text = start(6);
    const plan = planOf(text.windows, text.total, bead(2).id, { kind: 'part' }, 1);
    if (!plan || plan === 'impossible') throw new Error('It can be planned.');
    const it = unansweredOf(
      { key: 1, id: 'a', beadId: bead(2).id, change: { kind: 'part' } },
      plan,
    );
    const behind = { ...it, key: 2, beadId: it.made[0]!.id };
    const beads = plan.change.beads.map((one) => (isTemporary(one.id) ? { ...one, id: 77 } : one));
    expect(withIdsGiven([it, behind], 1, { beads, made: [77] })).toMatchObject([
      { key: 1, isAnswered: true },
      { key: 2, isAnswered: false, beadId: 77 },
    ]);
  });
});
