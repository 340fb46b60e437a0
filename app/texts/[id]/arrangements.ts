import type { NearArrangement } from '@/lib/align/arrangement';
import type { BeadView, Side } from '@/lib/store/types';
import type { Command } from './keys';

/** What one can do with a bead as a whole, and then with one of its sides: the order of the menu. */
export const beadCommands = ['merge', 'mergeBack', 'split', 'part', 'exchange'] as const satisfies Command[]; // prettier-ignore
export const sideCommands = ['moveOn', 'moveBack', 'shiftOn', 'shiftBack'] as const satisfies Command[]; // prettier-ignore

export type ArrangingCommand = (typeof beadCommands)[number] | (typeof sideCommands)[number];

/** What else the menu of a bead has: what is no rearranging of beads. */
export type MenuCommand =
  'setBack' | 'select' | 'comments' | 'beadHistory' | 'moveTo' | 'insertSentence';

/** The arrangement that a command asks for. */
export function arrangementOf(command: ArrangingCommand, side: Side): NearArrangement {
  switch (command) {
    case 'merge':
      return { kind: 'merge', by: 1 };
    case 'mergeBack':
      return { kind: 'merge', by: -1 };
    case 'exchange':
      return { kind: 'exchange', by: 1 };
    case 'moveOn':
      return { kind: 'move', side, by: 1 };
    case 'moveBack':
      return { kind: 'move', side, by: -1 };
    case 'shiftOn':
      return { kind: 'shift', side, by: 1 };
    case 'shiftBack':
      return { kind: 'shift', side, by: -1 };
    default:
      return { kind: command };
  }
}

/** Whether a bead allows it, as far as can be told from the bead alone. */
export function isPossible(
  command: ArrangingCommand,
  bead: Pick<BeadView, 'index' | 'source' | 'target'>,
  side: Side,
  total: number,
): boolean {
  const [source, target] = [bead.source.length, bead.target.length];
  const hasNext = bead.index < total - 1;
  switch (command) {
    case 'split':
      return source + target > 1;
    case 'part':
      return source > 0 && target > 0;
    case 'moveOn':
      return hasNext && bead[side].length > 0;
    case 'moveBack':
      return bead.index > 0 && bead[side].length > 0;
    case 'mergeBack':
    case 'shiftBack':
      return bead.index > 0;
    default:
      return hasNext;
  }
}

/** Each command for a bead as a whole, as something to run. */
export function arrangementCommands(
  run: (command: ArrangingCommand) => void,
): Record<ArrangingCommand, () => void> {
  return Object.fromEntries(
    [...beadCommands, ...sideCommands].map((it) => [it, () => run(it)]),
  ) as Record<ArrangingCommand, () => void>;
}
