import type { NearArrangement } from '@/lib/align/arrangement';
import type { SentenceOperation } from '@/lib/store/sentence-operations';
import type { BeadView, ChangeResult } from '@/lib/store/types';
import type { BeadMoves } from './bead-windows';

/** What made other beads of beads. */
export type Regrouping =
  | NearArrangement['kind']
  | 'move-to'
  | SentenceOperation['kind']
  | 'realign-region'
  | 'dismiss'
  | 'restore-wording'
  | 'comment'
  | 'edit-comment'
  | 'delete-comment'
  | 'resolve-comment'
  | 'reopen-comment'
  | 'confirm-range'
  | 'set-back-range'
  | 'confirm-above'
  | 'propagate';

/** What happened to the text, for the eye and for the ear. */
export type Said =
  /** `doneBy`: another than oneself had done it. */
  | { kind: 'undone' | 'redone'; beads: BeadView[]; reload: boolean; doneBy?: string }
  | { kind: 'nothingToUndo' | 'nothingToRedo' | 'changedElsewhere' | 'failed' | 'empty' }
  /** `follows`: who asked for it goes on from there. */
  | { kind: 'arranged'; how: Regrouping; index: number; reload: boolean; follows: boolean }
  /** What was shown is not any more: which beads came and went by that. */
  | { kind: 'takenBack'; moves: BeadMoves | null }
  | { kind: 'impossible' }
  | { kind: 'status'; bead: BeadView }
  | { kind: 'statusSaved'; bead: BeadView }
  /** A range was confirmed that begins at a place. */
  | { kind: 'rangeSaved'; result: ChangeResult; index: number }
  | { kind: 'saved' };
