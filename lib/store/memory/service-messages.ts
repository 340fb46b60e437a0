import type { Filled } from '../fill/fill-targets';
import type {
  ConfirmedBead,
  ConfirmedTogether,
  findSameSource,
  SameSources,
} from '../fill/propagate-confirmed';
import type { OperationView } from './operations';
import type {
  ConcordanceQuery,
  FoundFragment,
  FoundLine,
  FoundMatch,
  FragmentQuery,
  LookupQuery,
  UnitView,
} from './types';

/** What one may ask the memory's process, and what comes back: plain JSON both ways. */
export interface Requests {
  lookup: { ask: LookupQuery; answer: FoundMatch[] };
  concordance: { ask: ConcordanceQuery; answer: FoundLine[] };
  fragments: { ask: FragmentQuery; answer: FoundFragment[] };
  /** The names of memories of which units are missing while their index is made anew. */
  rebuilt: { ask: null; answer: string[] };
  warm: { ask: { from: string; to: string }; answer: null };
  units: { ask: UnitsQuery; answer: UnitsWindow };
  editUnit: { ask: UnitEdit; answer: UnitView };
  deleteUnits: {
    ask: { memoryId: number; ids: readonly number[]; author: string };
    answer: number;
  };
  addUnit: { ask: UnitAddition; answer: UnitView };
  history: { ask: { memoryId: number }; answer: OperationView[] };
  step: {
    ask: { memoryId: number; direction: 'undo' | 'redo' };
    answer: OperationView | null;
  };
  previewReplace: { ask: ReplaceOrder; answer: ReplacePreview };
  replace: { ask: ReplaceOrder & { author: string }; answer: number };
  sameSource: { ask: ConfirmedBead; answer: ReturnType<typeof findSameSource> };
  sameSources: { ask: ConfirmedTogether; answer: SameSources };
  propagateConfirmed: {
    ask: (ConfirmedBead | ConfirmedTogether) & { author: string };
    answer: Filled;
  };
}

export interface UnitsQuery {
  memoryId: number;
  /** Text to find on either side, whatever its case, width or script; '' for all units. */
  query: string;
  offset: number;
  /** At most 500. */
  limit: number;
}

export interface UnitsWindow {
  units: UnitView[];
  /** Of all units that the query finds. */
  total: number;
}

export interface UnitEdit {
  memoryId: number;
  /** The unit as one saw it: where another has taken its place, nothing is changed. */
  id: number;
  source: string;
  target: string;
  author: string;
}

export interface UnitAddition {
  memoryId: number;
  source: string;
  target: string;
  sourceLang: string;
  targetLang: string;
  previous?: string | undefined;
  next?: string | undefined;
  author: string;
}

export interface ReplaceOrder {
  memoryId: number;
  find: string;
  replace: string;
  side: 'source' | 'target';
  isCaseSensitive: boolean;
}

export interface ReplacePreview {
  total: number;
  /** The first of them. */
  examples: { id: number; before: string; after: string }[];
}
