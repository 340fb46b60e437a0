import type { Ref } from 'react';
import type { Side } from '@/lib/store/types';
import type { Lit, RowActions } from './bead-row';
import type { BeadWindows } from './bead-windows';
import type { Editing } from './editing';
import type { Rows } from './filter/rows';
import type { PendingEdits } from './pending-edits';
import type { Place } from './place';

/** Where the page stands: the bead at its top, and how far that is from the top, in CSS pixels. */
export interface Anchor {
  index: number;
  offset: number;
}

export interface GridHandle {
  /** Shows a bead: `near` moves nothing where it is seen already. */
  show: (index: number, how: 'top' | 'middle' | 'near') => Promise<void>;
  /** Where the page stands; by a bead of one's choice, where that is in sight. */
  anchor: (wanted?: number) => Anchor;
  restore: (anchor: Anchor) => Promise<void>;
}

export interface GridProps {
  ref: Ref<GridHandle>;
  total: number;
  /** The first bead of the server's page. */
  start: number;
  windows: BeadWindows;
  /** Ids that beads had before, by those that they have now. */
  formerIds: ReadonlyMap<number, number>;
  /** The same of sentences. */
  formerSentences: ReadonlyMap<number, number>;
  load: (from: number, to: number) => Promise<void>;
  /** The beads to show, where a filter lets only some through. */
  rows: Rows | null;
  loadRows: (rows: Rows, from: number, to: number) => Promise<void>;
  /** Makes a bead one of `rows`. */
  reveal: (index: number) => Promise<void>;
  /** It is not known yet what to show. */
  waiting: boolean;
  /** Grows when loading failed and should be tried again. */
  failures: number;
  langs: Record<Side, string>;
  place: Place;
  active: boolean;
  /** The beads that are selected, both ends included. */
  selected: { from: number; to: number } | null;
  focusTurn: number;
  editing: Editing | null;
  pending: PendingEdits;
  lit: Lit | null;
  actions: RowActions;
  /** All beads in the flow of the page, as paper needs them. */
  printing: boolean;
  onTop: (index: number) => void;
}
