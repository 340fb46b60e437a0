import type { BeadView } from '@/lib/store/types';

type Targets = Pick<BeadView, 'target'>;

/**
 * Whether a bead's targets stand elsewhere in the translation than beside its neighbours' targets: a
 * person moved them there, as the translator had moved them.
 * @param previous the nearest bead before it that has targets; `next` the nearest behind it
 */
export function crosses(
  previous: Targets | undefined,
  bead: Targets,
  next: Targets | undefined,
): boolean {
  if (bead.target.length === 0) return false;
  const isOut = !inOrder(previous, bead) || !inOrder(bead, next);
  // Where its neighbours are out of order without it, it is one of them that crosses.
  return isOut && inOrder(previous, next);
}

function inOrder(first: Targets | undefined, second: Targets | undefined): boolean {
  const [last, begin] = [first?.target.at(-1)?.order, second?.target[0]?.order];
  return last === undefined || begin === undefined || last < begin;
}
