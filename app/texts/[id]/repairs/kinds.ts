import type { RepairKind } from '@/lib/text/types';

/** All kinds of repair, in the order in which they are shown: great changes first. */
export const repairKinds = [
  'join-paragraph',
  'join-heading',
  'move-block',
  'drop-doubled',
  'repetition',
  'punctuation',
  'bracket',
  'variant',
  'space',
  'width',
] as const satisfies readonly RepairKind[];

export function isRepairKind(value: unknown): value is RepairKind {
  return repairKinds.some((kind) => kind === value);
}

/** Most repairs decided on at once: their ids must fit in one argument of a command line. */
export const mostAtOnce = 10_000;
