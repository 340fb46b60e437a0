'use client';

import { memo, useEffect, useRef, type CSSProperties, type MouseEvent } from 'react';
import { useTranslation } from '@/lib/i18n/client';
import type { BeadView, SentenceView, Side } from '@/lib/store/types';
import { gapBetween, markOf, shapeOf } from './bead-look';
import { caretAt } from './caret-at';
import { CommentsOpener } from './comments/comments-opener';
import { ConflictPanel } from './conflict-panel';
import { HiddenBeads } from './filter/hidden-beads';
import { LitText } from './lit-text';
import type { PendingEdit, PendingEdits } from './pending-edits';
import { sentencesOf, unwritten, type SentencePlace } from './place';
import { OriginLine } from './pretranslate/origin-line';
import { FlawedText } from './quality/flawed-text';
import { NotesOpener } from './quality/notes-opener';
import { SentenceEditor } from './sentence-editor';
import type { Editing } from './use-edits';
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
  lit: Lit | null;
  actions: RowActions;
  /** The distance from the top of the list in CSS pixels; `null` in the flow of the page. */
  top: number | null;
  /** Its place in the list, where it is measured. */
  row?: number;
  measure?: (element: HTMLDivElement | null) => void;
}

/** A bead: its two sides level with each other, and between them what is known of it. */
export const BeadRow = memo(function BeadRow(props: Props) {
  const { bead, index, on, top, measure } = props;
  const { hidden } = props;
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
    ref: measure,
    style: place,
  };
  if (!bead)
    return (
      <div {...shared} className={styles.bead}>
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
  return (
    <div {...shared} id={`bead-${bead.id}`} className={className.filter(Boolean).join(' ')}>
      <HiddenBeads count={hidden} />
      <Cell {...props} bead={bead} side="source" />
      <MarkCell bead={bead} crosses={props.crosses} actions={props.actions} />
      <Cell {...props} bead={bead} side="target" />
    </div>
  );
});

function MarkCell({
  bead,
  crosses,
  actions,
}: {
  bead: BeadView;
  crosses: boolean;
  actions: RowActions;
}) {
  // prettier-ignore
  const { t } = useTranslation('reader');
  const mark = markOf(bead);
  const number = bead.index + 1;
  return (
    <div role="gridcell" className={styles.gutter}>
      <button
        type="button"
        // The keyboard has one key for it; it must not stand between two cells.
        tabIndex={-1}
        className={styles.mark}
        aria-label={t('mark.label', { number, status: t(`mark.${mark}`) })}
        aria-pressed={mark === 'confirmed'}
        title={`${number} · ${t(`mark.${mark}`)}`}
        onClick={(event) =>
          event.shiftKey ? actions.onExtend(bead.index) : actions.onTurnStatus(bead.index)
        }
        onContextMenu={(event) => {
          event.preventDefault();
          actions.onMenu(bead.index, event.currentTarget);
        }}
      >
        <span className={`${styles.shape} ${styles[mark]}`} />
        <span className={styles.number} aria-hidden="true">
          {number}
        </span>
      </button>
      <NotesOpener bead={bead} onOpen={actions.onNotes} />
      <CommentsOpener bead={bead} onOpen={actions.onComments} />
      {crosses ? (
        <span role="img" aria-label={t('crosses')} title={t('crosses')} className={styles.crossing}>
          <svg width="12" height="12" viewBox="0 0 12 12" aria-hidden="true" focusable="false">
            <path d="M1 3c5 0 5 6 10 6M1 9c5 0 5-6 10-6" />
          </svg>
        </span>
      ) : null}
      <button
        type="button"
        tabIndex={-1}
        className={styles.more}
        aria-haspopup="menu"
        aria-label={t('menu.open', { number })}
        onClick={(event) => actions.onMenu(bead.index, event.currentTarget)}
      >
        <svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true" focusable="false">
          <path d="M2 7h.01M7 7h.01M12 7h.01" />
        </svg>
      </button>
    </div>
  );
}

function Cell(props: Props & { bead: BeadView; side: Side }) {
  const { bead, side, index, actions, tabSide, focusTurn, editing, lit } = props;
  const { t } = useTranslation('reader');
  const cell = useRef<HTMLDivElement>(null);
  const pressed = useRef({ x: 0, y: 0 });
  const lang = props.langs[side];
  const here = sentencesOf(bead).filter((place) => place.side === side);
  const missing = side === 'target' ? unwritten(bead, side) : null;
  const begun = missing && props.pending.get(missing.sentence.id);
  const wantsFocus = tabSide === side ? focusTurn : 0;

  useEffect(() => {
    if (wantsFocus > 0) cell.current?.focus({ preventScroll: true });
  }, [wantsFocus]);

  function open(event: MouseEvent<HTMLDivElement>) {
    const target = event.target as HTMLElement;
    if (event.button !== 0 || target.closest('textarea, button, [data-panel]')) return;
    // Words that one marks with the mouse are to be copied, not edited.
    const { x, y } = pressed.current;
    if (event.shiftKey) return actions.onExtend(index);
    if (Math.hypot(event.clientX - x, event.clientY - y) > 4) return;
    // A handle that is not dragged is the beginning of its sentence.
    const grip = target.closest('[data-grip]');
    const sentence =
      grip?.parentElement?.querySelector<HTMLElement>('[data-sentence]') ??
      target.closest<HTMLElement>('[data-sentence]');
    const place = here.find((it) => String(it.sentence.id) === sentence?.dataset.sentence);
    if (place && sentence)
      actions.onOpen(place, grip ? 0 : caretAt(sentence, event.clientX, event.clientY));
    else if (missing && here.length === 0) actions.onOpen(missing, null);
  }

  const conflicts = [
    ...here.map(({ sentence }) => sentence.id),
    ...(side === 'target' ? [-bead.id] : []),
  ]
    .map((id) => props.pending.get(id))
    .filter((edit) => edit?.state === 'conflict');
  const isOpen = (sentence: SentenceView) => editing?.sentenceId === sentence.id;
  return (
    <div
      ref={cell}
      role="gridcell"
      lang={lang}
      data-side={side}
      tabIndex={tabSide === side ? 0 : -1}
      className={`${styles.cell} ${styles[side]}`}
      onPointerDown={({ clientX: x, clientY: y }) => {
        pressed.current = { x, y };
      }}
      // With Shift one selects beads, not words from where the caret was.
      onMouseDown={(event) => {
        const isText = (event.target as HTMLElement).closest('textarea, [data-panel]');
        if (event.shiftKey && !isText) event.preventDefault();
      }}
      onClick={open}
      onFocus={() => actions.onFocus(index, side)}
    >
      {missing && editing && isOpen(missing.sentence) ? (
        <SentenceEditor
          // One and the same when the server has made its bead, which has another id then.
          key="unwritten"
          editing={editing}
          lang={lang}
          inherits={undefined}
          elsewhere={false}
          actions={actions}
        />
      ) : begun && begun.state !== 'conflict' ? (
        <span className={`${styles.sentence} ${styles.unsaved}`} data-sentence={begun.sentenceId}>
          {begun.text}
        </span>
      ) : here.length === 0 ? (
        <span className={styles.none} lang={undefined}>
          <span aria-hidden="true">—</span>
          <span className={styles.hidden}>{t('noCounterpart')}</span>
        </span>
      ) : null}
      {here.map((place, at) => {
        const { sentence } = place;
        const edit = props.pending.get(sentence.id);
        const breaks = at > 0 && sentence.opensBlock;
        if (editing && isOpen(sentence))
          return (
            <SentenceEditor
              key={sentence.id}
              editing={editing}
              lang={lang}
              inherits={styles[sentence.role]}
              // Others reworded it since it was opened: what is on its way from here is one's own.
              elsewhere={!edit && sentence.text !== editing.base}
              actions={actions}
            />
          );
        return (
          <span key={sentence.id}>
            {breaks ? <br /> : at > 0 ? gapBetween(lang) : ''}
            <span className={styles.piece}>
              <span className={styles.grip} data-grip="" aria-hidden="true" />
              <span
                data-sentence={sentence.id}
                className={[styles.sentence, styles[sentence.role], edit && styles.unsaved]
                  .filter(Boolean)
                  .join(' ')}
              >
                {lit || edit ? (
                  <LitText
                    text={edit?.text ?? sentence.text}
                    lit={lit}
                    current={lit?.sentenceId === sentence.id}
                  />
                ) : (
                  <FlawedText text={sentence.text} flaws={flawsOf(bead, sentence.id)} />
                )}
              </span>
            </span>
          </span>
        );
      })}
      {side === 'target' ? <OriginLine bead={bead} /> : null}
      {conflicts.map((edit) =>
        edit ? (
          <ConflictPanel
            key={edit.sentenceId}
            edit={edit}
            lang={lang}
            onResolve={actions.onResolve}
          />
        ) : null,
      )}
    </div>
  );
}

function flawsOf({ issues }: BeadView, sentenceId: number) {
  return issues.flatMap(({ place }) => (place?.sentenceId === sentenceId ? [place] : []));
}
