'use client';

import { memo, useEffect, useRef, type MouseEvent, type RefObject } from 'react';
import { useTranslation } from '@/lib/i18n/client';
import type { BeadView, SentenceView, Side } from '@/lib/store/types';
import { gapBetween, isSameBead } from './bead-look';
import type { Lit, RowActions } from './bead-row';
import { caretAt } from './caret-at';
import { ConflictPanel } from './conflict-panel';
import type { Editing } from './editing';
import { LitText } from './lit-text';
import type { PendingEdits } from './pending-edits';
import { sentencesOf, unwritten, type SentencePlace } from './place';
import { OriginLine } from './pretranslate/origin-line';
import { FlawedText } from './quality/flawed-text';
import { SentenceEditor } from './sentence-editor';

import styles from './bead-row.module.css';

interface Props {
  /** Where it stands may be out of date: that is `at`. */
  bead: BeadView;
  side: Side;
  lang: string;
  /** Where the bead stands by now. */
  at: RefObject<number>;
  /** Tab reaches it. */
  isTabbed: boolean;
  /** Grows when it is to take the focus; 0 where it is not. */
  focusTurn: number;
  editing: Editing | null;
  pending: PendingEdits;
  /** Ids that sentences had before, by those that they have now. */
  formerSentences: ReadonlyMap<number, number> | null;
  lit: Lit | null;
  actions: RowActions;
}

/**
 * One side of a bead. A bead that only moved, as one before it was merged, is not drawn again: what
 * depends on its place asks for that when it is needed.
 */
export const BeadCell = memo(Cell, ({ bead, ...before }, { bead: beadNow, ...now }) => {
  const names = Object.keys(now) as (keyof typeof now)[];
  return isSameBead(bead, beadNow) && names.every((name) => Object.is(before[name], now[name]));
});

function Cell(props: Props) {
  const { bead, side, at, lang, actions, isTabbed, focusTurn, editing, lit } = props;
  const { t } = useTranslation('reader');
  const cell = useRef<HTMLDivElement>(null);
  const pressed = useRef({ x: 0, y: 0 });
  const here = sentencesOf(bead).filter((place) => place.side === side);
  const missing = side === 'target' ? unwritten(bead, side) : null;
  const begun = missing && props.pending.get(missing.sentence.id);

  useEffect(() => {
    if (focusTurn > 0) cell.current?.focus({ preventScroll: true });
  }, [focusTurn]);

  const open = (place: SentencePlace, caret: number | null) =>
    actions.onOpen({ ...place, index: at.current }, caret);

  function press(event: MouseEvent<HTMLDivElement>) {
    const target = event.target as HTMLElement;
    if (event.button !== 0 || target.closest('textarea, button, [data-panel]')) return;
    // Words that one marks with the mouse are to be copied, not edited.
    const { x, y } = pressed.current;
    if (event.shiftKey) return actions.onExtend(at.current);
    if (Math.hypot(event.clientX - x, event.clientY - y) > 4) return;
    // A handle that is not dragged is the beginning of its sentence.
    const grip = target.closest('[data-grip]');
    const sentence =
      grip?.parentElement?.querySelector<HTMLElement>('[data-sentence]') ??
      target.closest<HTMLElement>('[data-sentence]');
    const place = here.find((it) => String(it.sentence.id) === sentence?.dataset.sentence);
    if (place && sentence) open(place, grip ? 0 : caretAt(sentence, event.clientX, event.clientY));
    else if (missing && here.length === 0) open(missing, null);
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
      tabIndex={isTabbed ? 0 : -1}
      className={`${styles.cell} ${styles[side]}`}
      onPointerDown={({ clientX: x, clientY: y }) => {
        pressed.current = { x, y };
      }}
      // With Shift one selects beads, not words from where the caret was.
      onMouseDown={(event) => {
        const isText = (event.target as HTMLElement).closest('textarea, [data-panel]');
        if (event.shiftKey && !isText) event.preventDefault();
      }}
      onClick={press}
      onFocus={() => actions.onFocus(at.current, side)}
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
      {here.map((place, position) => {
        const { sentence } = place;
        const edit = props.pending.get(sentence.id);
        const breaks = position > 0 && sentence.opensBlock;
        const key = props.formerSentences?.get(sentence.id) ?? sentence.id;
        if (editing && isOpen(sentence))
          return (
            <SentenceEditor
              key={key}
              editing={editing}
              lang={lang}
              inherits={styles[sentence.role]}
              // Others reworded it since it was opened: what is on its way from here is one's own.
              elsewhere={!edit && sentence.text !== editing.base}
              actions={actions}
            />
          );
        return (
          <span key={key}>
            {breaks ? <br /> : position > 0 ? gapBetween(lang) : ''}
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
