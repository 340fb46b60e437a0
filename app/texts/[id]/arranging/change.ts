import type { NearArrangement } from '@/lib/align/arrangement';
import type { RangeAction } from '@/lib/store/range';
import type { SentenceOperation, SeenJoin } from '@/lib/store/sentence-operations';
import type { BeadStatus, Side } from '@/lib/store/types';
import type { Regrouping } from '../said';

/** What a person does to the beads of a text: shown before the server has it, where that can be. */
export type Change =
  NearArrangement | StatusChange | FarMove | SentenceChange | RangeChange | StepChange;

export interface StatusChange {
  kind: 'status';
  /** `turned`: the other than it has when it is its turn. */
  status: BeadStatus | 'turned';
  /** What stands in the bead as the person saw it (`wordingOf`). */
  wording?: string | undefined;
  /** Not as long as something that they wrote in it could not be saved. */
  onlySaved?: boolean | undefined;
}

/** Sentences of a side go to any other bead. */
export interface FarMove {
  kind: 'move-to';
  side: Side;
  sentenceIds: number[];
  /** Id of that bead; null as long as only its place is known. */
  to: number | null;
}

/** What is done to a sentence as a whole, as the server takes it; a join needs to know its language. */
export type SentenceChange =
  | Exclude<SentenceOperation, { kind: 'join-sentences' }>
  | { kind: 'join-sentences'; sentenceId: number; by: 1 | -1; lang: string; seen?: SeenJoin | undefined }; // prettier-ignore

/** Told from the first bead of the range. */
export interface RangeChange {
  kind: 'range';
  action: RangeAction;
  /** Id of the last bead; null as long as only its place is known. */
  last: number | null;
  /** How many beads, both ends included. */
  count: number;
  /** Ids of the beads between that are meant, where not all are. */
  only?: number[] | undefined;
  /** What stands in these beads as the person saw them, where that counts (`wordingOfAll`). */
  wording?: string | undefined;
}

/** The newest change is taken back, or the last that was taken back is made again. */
export interface StepChange {
  kind: 'step';
  direction: 'undo' | 'redo';
  /** The change that is meant, by the id that the page gave it: none where that is not made. */
  of?: string | undefined;
}

const howOfRange = {
  confirm: 'confirm-range',
  'set-back': 'set-back-range',
  merge: 'merge',
  exchange: 'exchange',
} as const;

/** What is said of a change when it is shown. */
export function howOf(change: Exclude<Change, StatusChange | StepChange>): Regrouping {
  return change.kind === 'range' ? howOfRange[change.action] : change.kind;
}

export function isSentenceChange(change: Change): change is SentenceChange {
  return /-sentences?$/.test(change.kind);
}
