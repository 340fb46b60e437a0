import type { BeadView, SentenceView } from '@/lib/store/types';
import { crosses } from './crossing';

const bead = (...orders: string[]) =>
  ({ target: orders.map((order) => ({ order }) as SentenceView) }) as BeadView;

/** Which of some beads cross, each seen beside its neighbours. */
const crossing = (...beads: BeadView[]) =>
  beads.flatMap((it, at) => (crosses(beads[at - 1], it, beads[at + 1]) ? [at] : []));

describe('a crossing bead', () => {
  it('is the one whose target comes from afar, not its neighbours', () => {
    expect(crossing(bead('a1'), bead('a9'), bead('a2'), bead('a3'))).toEqual([1]);
    expect(crossing(bead('a2'), bead('a3'), bead('a1'), bead('a4'))).toEqual([2]);
    expect(crossing(bead('a1'), bead('a2', 'a9'), bead('a3'), bead('a4'))).toEqual([1]);
  });

  it('is either of two that were exchanged', () => {
    expect(crossing(bead('a1'), bead('a3'), bead('a2'), bead('a4'))).toEqual([1, 2]);
  });

  it('is none where all are in order, nor one without targets', () => {
    expect(crossing(bead('a1'), bead('a2', 'a3'), bead('a4'))).toEqual([]);
    expect(crosses(bead('a2'), bead(), bead('a1'))).toBe(false);
  });
});
