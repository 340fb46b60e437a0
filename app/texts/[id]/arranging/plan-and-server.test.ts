import fc from 'fast-check';
import type { NearArrangement } from '@/lib/align/arrangement';
import { arrange } from '@/lib/store/arrange';
import { readBeads } from '@/lib/store/beads';
import { setStatus } from '@/lib/store/edits';
import { useFreshDatabase } from '@/tests/database';
import { storeSmallText } from '@/tests/small-text';
import { addBeads, beadsOf, rearrange } from '../bead-windows';
import { isTemporary, planOf } from './plan';

const anyBy = fc.constantFrom(1, -1) as fc.Arbitrary<1 | -1>;
const anySide = fc.constantFrom('source', 'target') as fc.Arbitrary<'source' | 'target'>;
const anyArrangement: fc.Arbitrary<NearArrangement> = fc.oneof(
  fc.record({ kind: fc.constant('merge' as const), by: anyBy }),
  fc.record({ kind: fc.constant('exchange' as const), by: anyBy }),
  fc.record({ kind: fc.constant('move' as const), side: anySide, by: anyBy }),
  fc.record({ kind: fc.constant('shift' as const), side: anySide, by: anyBy }),
  fc.constant({ kind: 'split' as const }),
  fc.constant({ kind: 'part' as const }),
);

describe('what the page shows at once', () => {
  useFreshDatabase();

  it('is what the server makes, and is refused where the server refuses it', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ place: fc.nat(99), arrangement: anyArrangement }), { minLength: 1, maxLength: 6 }), // prettier-ignore
        fc.option(fc.nat(3), { nil: null }),
        async (steps, wall) => {
          const { textId, alignmentId } = storeSmallText();
          const everything = () => readBeads(alignmentId, 0, 100);
          if (wall !== null)
            await setStatus({ textId, beads: [(await everything())[wall]!], status: 'confirmed', author: 'Lin' }); // prettier-ignore
          for (const [key, { place, arrangement }] of steps.entries()) {
            const before = await everything();
            const bead = before[place % before.length]!;
            const windows = addBeads(new Map(), 0, before);
            const plan = planOf(windows, before.length, bead.id, arrangement, key);
            const answer = await arrange({ textId, bead, arrangement, author: 'Lin' });
            if (!plan || plan === 'impossible') {
              expect(answer).toMatchObject({ ok: false, code: 'nothing' });
              continue;
            }
            const after = await everything();
            // Only the ids of new beads, revisions and what checking finds are the server's to say.
            const look = (beads: typeof after) =>
              beads.map(({ id, ...bead }) => ({
                ...bead,
                id: before.some((it) => it.id === id) ? id : null,
                revision: null,
                issues: null,
              }));
            expect(look(beadsOf(rearrange(windows, plan.change)!))).toEqual(look(after));
            expect(plan.change.total).toBe(after.length);
            expect(answer).toMatchObject({ ok: true });
            expect(plan.change.made.every(isTemporary)).toBe(true);
          }
        },
      ),
      { numRuns: 10 },
    );
  }, 60_000);
});
