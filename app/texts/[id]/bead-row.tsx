'use client';

import { memo, useLayoutEffect, useRef, type CSSProperties } from 'react';
import type { BeadView, Side } from '@/lib/store/types';
import { BeadCell } from './bead-cell';
import { shapeOf } from './bead-look';
import { BeadMarks } from './bead-marks';
import type { Editing } from './editing';
import { HiddenBeads } from './filter/hidden-beads';
import type { PendingEdit, PendingEdits } from './pending-edits';
import type { SentencePlace } from './place';

import styles from './bead-row.module.css';

export interface RowActions {
  onFocus: (index: number, side: Side) => void;
  onOpen: (place: SentencePlace, caret: number | null) => void;
  onTurnStatus: (index: number) => void;
  /** Opens the menu of a bead beside an element. */
  onMenu: (index: number, anchor: Element) => void;
  /** Opens what there is to say of a bead beside an element. */
  onNotes: (index: number, anchor: Element) => void;
  /** Opens the comments of a bead. */
  onComments: (index: number) => void;
  /** Selects the beads up to this one. */
  onExtend: (index: number) => void;
  /** Opens the menu of the open sentence. */
  onSentenceMenu: (anchor: Element) => void;
  onType: (text: string) => void;
  onSave: () => void;
  onLeave: () => void;
  onResolve: (edit: PendingEdit, way: 'mine' | 'theirs' | 'edit') => void;
}

/** What the search found: lit wherever it stands, one place more than the others. */
export interface Lit {
  foldedQuery: string;
  find: (text: string, foldedQuery: string) => { start: number; end: number }[];
  sentenceId: number | null;
}

interface Props {
  bead: BeadView | undefined;
  index: number;
  /** How many beads before it a filter keeps back. */
  hidden: number;
  /** The bead before is of another kind. */
  begins: boolean;
  langs: Record<Side, string>;
  /** The bead that one is at. */
  on: boolean;
  /** One of those that are selected. */
  selected: boolean;
  /** Its targets stand elsewhere in the translation. */
  crosses: boolean;
  /** The cell of this bead that Tab reaches, where it is in this bead. */
  tabSide: Side | null;
  /** Grows when the cell of `tabSide` is to take the focus; 0 where it is not. */
  focusTurn: number;
  editing: Editing | null;
  pending: PendingEdits;
  /** Ids that sentences of it had before, by those that they have now: they stay the same elements. */
  formerSentences: ReadonlyMap<number, number> | null;
  lit: Lit | null;
  actions: RowActions;
  /** The distance from the top of the list in CSS pixels; `null` in the flow of the page. */
  top: number | null;
  /** As tall as it is taken to be, in CSS pixels: what is not here yet is just that. */
  height?: number;
  /** Its place in the list, where it is measured. */
  row?: number;
  measure?: (element: HTMLDivElement | null) => void;
}

/** A bead: its two sides level with each other, and between them what is known of it. */
export const BeadRow = memo(function BeadRow(props: Props) {
  const { bead, index, on, top, measure } = props;
  const { hidden, tabSide } = props;
  const at = useRef(index);
  useLayoutEffect(() => {
    at.current = index;
  }, [index]);
  const place = {
    ...(top !== null && { position: 'absolute', top }),
    ...(hidden > 0 && { '--before': '2rem' }),
  } as CSSProperties;
  const shared = {
    role: 'row',
    'aria-rowindex': index + 1,
    'data-index': index,
    'data-row': props.row,
    'aria-selected': props.selected || undefined,
    ref: bead && measure,
    style: place,
  };
  if (!bead)
    return (
      <div {...shared} style={{ ...place, height: props.height }} className={styles.bead}>
        <HiddenBeads count={hidden} />
        <div role="gridcell" aria-busy="true" className={styles.unknown} />
      </div>
    );
  const shape = shapeOf(bead);
  const className = [
    styles.bead,
    styles[shape.kind],
    shape.kind === 'heading' && styles[`level${Math.min(shape.level ?? 1, 3)}`],
    shape.opens && styles.opens,
    props.begins && styles.begins,
    on && styles.on,
    props.selected && styles.selected,
    props.editing && styles.editing,
  ];
  const cellOf = (side: Side) => (
    <BeadCell
      bead={bead}
      side={side}
      lang={props.langs[side]}
      at={at}
      isTabbed={tabSide === side}
      focusTurn={tabSide === side ? props.focusTurn : 0}
      editing={props.editing}
      pending={props.pending}
      formerSentences={props.formerSentences}
      lit={props.lit}
      actions={props.actions}
    />
  );
  return (
    <div {...shared} id={`bead-${bead.id}`} className={className.filter(Boolean).join(' ')}>
      <HiddenBeads count={hidden} />
      {cellOf('source')}
      <BeadMarks bead={bead} crosses={props.crosses} actions={props.actions} />
      {cellOf('target')}
    </div>
  );
});
