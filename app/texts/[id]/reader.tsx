'use client';

import { useCallback, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import { offerHere } from '@/app/palette/here';
import { useAnnounce } from '@/app/shell/announcer';
import { useName } from '@/app/people/use-name';
import { useTranslation } from '@/lib/i18n/client';
import type { BeadView, Side, TextView } from '@/lib/store/types';
import { arrangementOf, type ArrangingCommand } from './arrangements';
import { isTemporary } from './arranging/temporary-ids';
import { useKeptChanges } from './arranging/use-kept-changes';
import { BeadDialogs } from './bead-dialogs';
import { BeadGrid } from './bead-grid';
import { ConcordanceDialog } from './concordance/concordance-dialog';
import { wordsAt, type Pointed } from './concordance/words-at';
import { footHeight } from './foot';
import { FootBars } from './foot-bars';
import { FilterEnd } from './filter/filter-end';
import { FilterStrip } from './filter/filter-strip';
import { hasPlace, rowFrom } from './filter/rows';
import { useFilter } from './filter/use-filter';
import type { GridHandle } from './grid-props';
import { useMatchesPanel } from './matches/use-matches-panel';
import { OutlineColumn, useFolding } from './outline-column';
import { sectionAt } from './place';
import { useChecking } from './quality/use-checking';
import { usePretranslate } from './pretranslate/use-pretranslate';
import { usePropagate } from './propagate/use-propagate';
import { useRealign } from './realign/use-realign';
import { seedOf } from './replace/replace-in-text';
import { ReaderBar } from './reader-bar';
import type { Said } from './said';
import { SidePanel } from './side-panel';
import { TextDialogs } from './text-dialogs';
import { useBeadOpeners } from './use-bead-openers';
import { useBeads } from './use-beads';
import { useCursor } from './use-cursor';
import { useDialogs } from './use-dialogs';
import { useEdits } from './use-edits';
import { useLiveText } from './use-live-text';
import { useOpenSentence } from './use-open-sentence';
import { usePrint } from './use-print';
import { useReaderKeys } from './use-reader-keys';
import { useSteadyActions } from './use-steady-actions';
import { useTelling } from './use-telling';
import { useTextSearch } from './use-text-search';
import { useRefresh } from './use-refresh';
import { useWordLinks } from './use-word-links';
import { useRange } from './range/use-range';
import { SentenceDialogs } from './sentences/sentence-dialogs';
import { useDrag } from './sentences/use-drag';
import { useSentences } from './sentences/use-sentences';
import { useReview } from './use-review';
import { useRemembered } from './use-remembered';
import { openField } from './open-field';
import styles from './reader.module.css';

interface Props {
  text: TextView;
  /** The beads that came with the page. */
  first: { from: number; beads: BeadView[]; step: number; structure: number };
  /** The bead at the top of the page. */
  start: number;
  /** The bead that the address names, or where one left off. */
  at: number;
  named: boolean;
  history: { canUndo: boolean; canRedo: boolean };
  /** The name in this browser; null where none was asked for yet. */
  name: string | null;
  outlineFolded: boolean;
  toolsFolded: boolean;
  matchesOpen: boolean;
}

/** A text to read and to work on: two columns level bead by bead, in one page that scrolls. */
export function Reader({
  text,
  first,
  start,
  at,
  named,
  history,
  name: kept,
  outlineFolded,
  toolsFolded,
  matchesOpen,
}: Props) {
  const { t } = useTranslation(['reader', 'filter']);
  const announce = useAnnounce();
  const onSaid = useTelling();
  const [original, translation] = text.versions;
  const langs = useMemo<Record<Side, string>>(
    () => ({ source: original?.lang ?? 'und', target: translation?.lang ?? 'und' }),
    [original?.lang, translation?.lang],
  );
  // No file has the translation: it is written here.
  const isTranslated = translation?.fileName === '';
  const dialogs = useDialogs();
  const { setDialog } = dialogs;
  const [pointed, setPointed] = useState<Pointed | null>(null);
  const name = useName(kept);
  const { isFolded, fold } = useFolding(outlineFolded, () => setDialog('panel'));
  const [top, setTop] = useState<number | null>(null);
  const grid = useRef<GridHandle>(null);
  const strip = useRef<HTMLDivElement>(null);
  const main = useRef<HTMLElement>(null);
  useWordLinks(main);

  const isBusy = useRef<() => boolean>(() => false);
  const settled = useRef(() => Promise.resolve());
  const { now: refresh, soon } = useRefresh(() => isBusy.current());
  const keptChanges = useKeptChanges(text.id);
  const beads = useBeads(text, first, soon, keptChanges);
  const { total } = beads;
  const { cursor, settle, go, shift } = useCursor(at, named);

  const filtering = useFilter({
    textId: text.id,
    beads,
    here: () => (cursor.active ? cursor.index : (top ?? 0)),
    settled: () => settled.current(),
    around: () => {
      const anchor = grid.current?.anchor(cursor.active ? cursor.index : undefined);
      return (rows) => {
        if (rows && cursor.active && rows.places.length > 0 && !hasPlace(rows, cursor.index))
          shift(rows.places[rowFrom(rows, cursor.index)] ?? rows.places.at(-1)!);
        if (anchor) void grid.current?.restore(anchor);
        if (rows) announce(t('filter:said', { count: rows.places.length }));
      };
    },
  });

  const goTo = useCallback(
    (index: number, how: 'top' | 'middle' | 'near' = 'near', side?: Side) => {
      go(index, side);
      void grid.current?.show(index, how);
    },
    [go],
  );

  useEffect(
    () =>
      offerHere(() => ({
        text: {
          id: text.id,
          total,
          outline: text.outline,
          langs,
          goTo: (index) => goTo(index, 'middle'),
        },
      })),
    [text.id, text.outline, total, langs, goTo],
  );

  const edits = useEdits(text.id, history, beads, keptChanges, tell);
  useEffect(() => {
    isBusy.current = () => beads.unanswered() > 0;
    settled.current = edits.settled;
  });
  const others = useLiveText({
    textId: text.id,
    since: first.step,
    name: name.given ?? '',
    beads,
    filterAgain: filtering.again,
    edits,
    grid,
    cursor,
    // The focus stays with its bead.
    onMove: follow,
    onMoved: soon,
  });
  const remade = () => {
    edits.setHistory({ canUndo: true, canRedo: false });
    beads.outdate();
    refresh();
  };
  const realign = useRealign(text.id, remade);
  const pretranslate = usePretranslate(text.id, remade);
  const propagate = usePropagate(text.id, edits);
  const goBack = () => {
    if (cursor.active) go(cursor.index);
  };
  const textSearch = useTextSearch({ textId: text.id, grid, top, goBack });
  const { search } = textSearch;
  const review = useReview(
    text.id,
    filtering.query,
    async (found) => {
      if (found) {
        // The next key is meant for it, and comes soon.
        await beads.load(found.index, found.index);
        goTo(found.index);
      }
      announce(found ? t('said.review', { number: found.index + 1, count: found.left }) : t('said.reviewed')); // prettier-ignore
    },
    () => announce(t('said.unanswered')),
  );
  const idAt = useCallback(
    (index: number) => {
      const id = beads.current(index)?.id;
      return id === undefined || isTemporary(id) ? undefined : id;
    },
    [beads],
  );
  useRemembered(text.id, top, idAt);
  useChecking(text.id);

  /** The bead that one is at stands elsewhere now; the focus stays with it. */
  function follow(index: number) {
    if (document.activeElement?.matches('[role="gridcell"]')) go(index);
    else shift(index);
  }

  function tell(said: Said) {
    onSaid(said, { beads, at: cursor.index, goTo, follow, refresh, propagate });
  }

  const openSentence = useOpenSentence({ edits, beads, cursor, filtering, grid, isTranslated, go });
  const openers = useBeadOpeners(dialogs, beads, cursor, go);
  const actions = useSteadyActions({
    onFocus: settle,
    onOpen: (place, caret) => {
      range.clear();
      // Where a sheet covers the foot, what one opens may lie under it.
      if (edits.begin(place, caret) && footHeight() > 0)
        void grid.current?.show(place.index, 'near');
    },
    onTurnStatus: edits.turnStatus,
    onMenu: openers.openMenu,
    onNotes: openers.openNotes,
    onComments: openers.openComments,
    onExtend: (index) => {
      range.extend(here, index);
      go(index);
    },
    onSentenceMenu: (anchor) => sentences.openMenu(anchor),
    onType: edits.type,
    onSave: () => openSentence.saveAnd('stay'),
    onLeave: openSentence.leave,
    onResolve: edits.resolve,
  });

  /** Opens what tells of the text as the server has it. */
  function openAfterwards(dialog: 'history' | 'export' | 'above') {
    edits.afterwards(() => setDialog(dialog));
  }

  function openReplace() {
    dialogs.setSeed(seedOf(window.getSelection(), search.query));
    setDialog('replace');
  }

  const holdPlace = useCallback(() => {
    const anchor = grid.current?.anchor();
    return () => void (anchor && grid.current?.restore(anchor));
  }, []);
  const { printing, print } = usePrint(
    useCallback(
      () =>
        filtering.rows
          ? beads.loadRows(filtering.rows, 0, filtering.rows.ids.length)
          : beads.load(0, total - 1),
      [beads, total, filtering.rows],
    ),
    holdPlace,
  );

  const here = cursor.active ? cursor.index : (top ?? 0);
  const range = useRange({ total, rows: filtering.rows, edits }); // prettier-ignore
  const sentences = useSentences({
    edits,
    langs,
    isTranslated,
    beads,
    here: { index: here, side: cursor.side },
    go,
    goTo,
    onImpossible: () => announce(t('said.impossible')),
  });
  useDrag(main, ({ from, side, sentenceId, to }) =>
    sentences.moveTo({ index: from, side, sentenceId }, [sentenceId], to),
  );
  const matches = useMatchesPanel({
    textId: text.id,
    langs,
    edits,
    beads,
    here,
    opens: matchesOpen,
    holdPlace,
  });
  const reviewOn = (by: 1 | -1) => {
    const bead = beads.current(here);
    // What one has just looked at counts.
    if (beads.unanswered() > 0) edits.afterwards(() => reviewOn(by));
    else if (bead) void review.step(bead.id, by);
  };
  const arrange = (command: ArrangingCommand, side: Side, index = here) =>
    edits.arrange(index, arrangementOf(command, side));
  useReaderKeys({
    beads,
    edits,
    range,
    sentences,
    filtering,
    matches,
    propagate,
    dialogs,
    openers,
    openSentence,
    cursor,
    here,
    top,
    go,
    goTo,
    arrange,
    reviewOn,
    openAfterwards,
    openConcordance: () =>
      setPointed(
        wordsAt(document.activeElement, window.getSelection()) ?? { words: '', side: cursor.side },
      ),
    openSearch: textSearch.open,
    openReplace,
    fold,
    print: () => void print(),
  });

  // The text is drawn first, what tells of it a moment later: a key shows what it did in the next frame.
  const panel = useDeferredValue(
    <SidePanel
      textId={text.id}
      entries={text.outline}
      langs={langs}
      current={sectionAt(text.outline, top ?? start)}
      confirmed={beads.confirmed}
      total={total}
      isTranslated={isTranslated}
      proposed={text.proposed}
      onGo={(index) => {
        setDialog(null);
        goTo(index, 'top');
      }}
      toReview={review.left}
      marks={review.marks}
      onReview={() => {
        setDialog(null);
        reviewOn(1);
      }}
      onGoTo={() => setDialog('goTo')}
      onReplace={openReplace}
      onConfirmAbove={() => openAfterwards('above')}
      onRealign={() => {
        if (!realign.job) return setDialog('realign');
        setDialog(null);
        strip.current?.focus();
      }}
      onPretranslate={() => setDialog('pretranslate')}
      onHistory={() => openAfterwards('history')}
      onExport={() => openAfterwards('export')}
      onPrint={() => {
        setDialog(null);
        void print();
      }}
      onKeys={() => setDialog('keys')}
      name={name.given}
      onName={() => setDialog('name')}
      toolsFolded={toolsFolded}
    />,
  );
  const opened = (
    <>
      <BeadDialogs
        dialogs={dialogs}
        textId={text.id}
        langs={langs}
        name={name.given}
        beads={beads}
        edits={edits}
        range={range}
        sentences={sentences}
        cursor={cursor}
        here={here}
        go={go}
        arrange={arrange}
        openComments={openers.openComments}
      />
      <SentenceDialogs sentences={sentences} langs={langs} total={total} beadAt={beads.current} />
      <FootBars
        beads={beads}
        edits={edits}
        range={range}
        realign={realign}
        pretranslate={pretranslate}
        propagate={propagate}
        strip={strip}
        goTo={goTo}
      />
      <TextDialogs
        dialogs={dialogs}
        textId={text.id}
        langs={langs}
        name={name}
        beads={beads}
        edits={edits}
        range={range}
        realign={realign}
        pretranslate={pretranslate}
        filter={
          filtering.rows && filtering.query
            ? { query: filtering.query, count: filtering.rows.ids.length }
            : null
        }
        propagate={propagate}
        cursor={cursor}
        here={here}
        go={go}
        goTo={goTo}
        refresh={refresh}
      />
    </>
  );
  const closed = useDeferredValue(opened);
  const isOpen = dialogs.isOpen || sentences.isOpen;
  // What closes closes at once as well: the next key is for the text.
  const wasOpen = useDeferredValue(isOpen);

  return (
    <>
      <ReaderBar
        text={text}
        total={total}
        langs={langs}
        dialogs={dialogs}
        edits={edits}
        filtering={filtering}
        textSearch={textSearch}
        others={others}
        isNameless={name.given === null}
        panel={panel}
        matches={matches}
        goTo={goTo}
        goBack={goBack}
      />
      <div
        className={[styles.page, isFolded && styles.folded, matches.isOpen && styles.withMatches]
          .filter(Boolean)
          .join(' ')}
      >
        <OutlineColumn isFolded={isFolded} onFold={fold}>
          {panel}
        </OutlineColumn>
        <main id="content" ref={main} tabIndex={-1} className={styles.main}>
          <FilterStrip total={total} filtering={filtering} />
          <BeadGrid
            ref={grid}
            total={total}
            start={start}
            windows={beads.windows}
            formerIds={beads.formerIds}
            formerSentences={beads.formerSentences}
            load={beads.load}
            rows={filtering.rows}
            loadRows={beads.loadRows}
            reveal={filtering.reveal}
            waiting={filtering.pending}
            failures={beads.failures}
            langs={langs}
            place={cursor}
            active={cursor.active}
            selected={range.span}
            focusTurn={cursor.focusTurn}
            editing={edits.editing}
            pending={edits.pending}
            lit={search.lit}
            actions={actions}
            printing={printing}
            onTop={setTop}
          />
          <FilterEnd total={total} filtering={filtering} />
        </main>
        {matches.panel}
      </div>
      <ConcordanceDialog
        textId={text.id}
        langs={langs}
        pointed={pointed}
        onClose={() => {
          setPointed(null);
          // Back to the sentence that is open, else to the cell.
          if (edits.editing) openField()?.focus({ preventScroll: true });
          else goBack();
        }}
      />
      {isOpen || wasOpen ? opened : closed}
    </>
  );
}
