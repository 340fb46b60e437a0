import type { BeadHistory, BeadPoint } from '../bead-history';
import type { Filled } from '../fill/fill-targets';
import type { ConfirmedTogether, SameSources } from '../fill/propagate-confirmed';
import type { BeadFilter, PassingBead } from '../filter';
import type { RangeChange } from '../range';
import type { Review } from '../review';
import type { ChangeResult } from '../types';

/** What is asked of a whole text, and what comes back. */
export interface Requests {
  /** `filterBeads` */
  filter: {
    ask: { alignmentId: number; filter: BeadFilter; keep: readonly number[] };
    answer: PassingBead[];
  };
  /** `review` */
  review: {
    ask: {
      alignmentId: number;
      from: number;
      by: 1 | -1;
      doubtfulBelow: number;
      filter: BeadFilter;
    };
    answer: Review;
  };
  /** `checkBeads` */
  check: { ask: { alignmentId: number }; answer: number };
  /** `changeRange` */
  range: { ask: RangeChange; answer: ChangeResult };
  /** `confirmAbove` */
  confirmAbove: {
    ask: { textId: string; confidence: number; count: number; author: string };
    answer: ChangeResult;
  };
  /** `undo`, `redo` */
  step: {
    ask: {
      textId: string;
      author: string;
      direction: 'undo' | 'redo';
      clientId?: string | undefined;
    };
    answer: ChangeResult;
  };
  /** `readBeadHistory` */
  beadHistory: {
    ask: { textId: string; beadId: number; from?: BeadPoint };
    answer: BeadHistory | null;
  };
  /** `restore` */
  restore: {
    ask: { textId: string; operationId: number; author: string };
    answer: ChangeResult;
  };
}

/** What only a process of its own answers, since it needs a bulk connection. */
export interface BulkRequests {
  /** `findSameSources` */
  sameSources: { ask: ConfirmedTogether; answer: SameSources };
  /** `propagateConfirmed` */
  propagateConfirmed: { ask: ConfirmedTogether & { author: string }; answer: Filled };
}
