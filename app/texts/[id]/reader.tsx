'use client';

import { flushSync } from 'react-dom';
import { useCallback, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import { offerHere } from '@/app/palette/here';
import { useAnnounce } from '@/app/shell/announcer';
import { Presence } from '@/app/live/presence';
import { NameAsker } from '@/app/people/name-dialog';
import { useName } from '@/app/people/use-name';
import { Button } from '@/app/shell/button';
import { keepCookie } from '@/app/shell/keep-cookie';
import { TopBar } from '@/app/shell/top-bar';
import { useTranslation } from '@/lib/i18n/client';
import type { BeadView, SearchHit, Side, TextView } from '@/lib/store/types';
import { arrangementOf, beadCommands, sideCommands, type ArrangingCommand } from './arrangements';
import { isTemporary } from './arranging/temporary-ids';
import { placeAfter } from './arranging/unanswered';
import { useKeptChanges } from './arranging/use-kept-changes';
import { BeadGrid } from './bead-grid';
import { markOf } from './bead-look';
import { ConcordanceDialog } from './concordance/concordance-dialog';
import { wordsAt, type Pointed } from './concordance/words-at';
import { Drawer } from './drawer';
import { footHeight } from './foot';
import { FilterButton } from './filter/filter-button';
import { FilterEnd } from './filter/filter-end';
import { FilterStrip } from './filter/filter-strip';
import { hasPlace, rowFrom } from './filter/rows';
import { useFilter } from './filter/use-filter';
import type { Anchor, GridHandle } from './grid-props';
import { HistoryButtons } from './history-buttons';
import { outlineCookie } from './outline-cookie';
import { useMatchesPanel } from './matches/use-matches-panel';
import { neighbourInColumn, neighbourSentence, sectionAt, sentencesOf, unwritten } from './place';
import { useChecking } from './quality/use-checking';
import { usePretranslate } from './pretranslate/use-pretranslate';
import { usePropagate } from './propagate/use-propagate';
import { useRealign } from './realign/use-realign';
import { seedOf } from './replace/replace-in-text';
import { ReaderDialogs } from './reader-dialogs';
import type { Said } from './said';
import { SaveStatus } from './save-status';
import { SearchField } from './search-field';
import { SidePanel } from './side-panel';
import { useBeads } from './use-beads';
import { useCursor } from './use-cursor';
import { useDialogs } from './use-dialogs';
import { useEdits } from './use-edits';
import { useLiveText } from './use-live-text';
import { useKeys } from './use-keys';
import { usePrint } from './use-print';
import { useSteadyActions } from './use-steady-actions';
import { useRefresh } from './use-refresh';
import { useWordLinks } from './use-word-links';
import { useRange } from './range/use-range';
import { useDrag } from './sentences/use-drag';
import { useSentences } from './sentences/use-sentences';
import { useReview } from './use-review';
import { useRemembered } from './use-remembered';
import { useSearch } from './use-search';
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
  const [original, translation] = text.versions;
  const langs = useMemo<Record<Side, string>>(
    () => ({ source: original?.lang ?? 'und', target: translation?.lang ?? 'und' }),
    [original?.lang, translation?.lang],
  );
  // No file has the translation: it is written here.
  const isTranslated = translation?.fileName === '';
  const dialogs = useDialogs();
  const { setDialog, setMenu, setNotes } = dialogs;
  const [searching, setSearching] = useState(false);
  const [pointed, setPointed] = useState<Pointed | null>(null);
  const name = useName(kept);
  const [folded, setFolded] = useState(outlineFolded);
  const [top, setTop] = useState<number | null>(null);
  const grid = useRef<GridHandle>(null);
  const field = useRef<HTMLInputElement>(null);
  const strip = useRef<HTMLDivElement>(null);
  const main = useRef<HTMLElement>(null);
  useWordLinks(main);
  const origin = useRef<Anchor | null>(null);

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

  // Nothing is in sight that a key could mean.
  const isEmpty = filtering.rows?.places.length === 0;

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
    beads.forget();
    refresh();
  };
  const realign = useRealign(text.id, remade);
  const pretranslate = usePretranslate(text.id, remade);
  const propagate = usePropagate(text.id, edits);
  const search = useSearch(
    text.id,
    () => origin.current?.index ?? top ?? 0,
    useCallback((hit: SearchHit) => void grid.current?.show(hit.index, 'near'), []),
  );
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
    if (said.kind === 'undone' || said.kind === 'redone') {
      const bead = said.beads[0];
      if (said.reload) {
        beads.forget();
        refresh();
      }
      if (bead) goTo(bead.index);
      const { kind, doneBy } = said;
      const number = (bead?.index ?? 0) + 1;
      if (doneBy === undefined) announce(t(`said.${kind}`, { number }));
      else if (doneBy === '') announce(t(`said.${kind}OfAnother`, { number }));
      else announce(t(`said.${kind}Of`, { number, name: doneBy }));
    } else if (said.kind === 'arranged') {
      if (said.reload) {
        beads.forget();
        refresh();
      }
      // What else there is to say of the bead stays open.
      if (said.how !== 'dismiss' && !said.follows) goTo(said.index);
      announce(t(`said.${said.how}`, { number: said.index + 1 }));
    } else if (said.kind === 'status') {
      const { bead } = said;
      announce(t('mark.label', { number: bead.index + 1, status: t(`mark.${markOf(bead)}`) }));
    } else if (said.kind === 'statusSaved') void propagate.follow(said.bead);
    else if (said.kind === 'rangeSaved') propagate.followAll(said.result, said.index);
    else if (said.kind === 'takenBack') {
      const index = said.moves ? placeAfter(said.moves, cursor.index) : cursor.index;
      if (index !== cursor.index) follow(index);
    } else announce(t(`said.${said.kind}`));
  }

  const actions = useSteadyActions({
    onFocus: settle,
    onOpen: (place, caret) => {
      range.clear();
      // Where a sheet covers the foot, what one opens may lie under it.
      if (edits.begin(place, caret) && footHeight() > 0)
        void grid.current?.show(place.index, 'near');
    },
    onTurnStatus: edits.turnStatus,
    onMenu: (index, anchor) => {
      if (index !== cursor.index) go(index);
      setMenu({ index, anchor });
    },
    onNotes: (index, anchor) => {
      if (index !== cursor.index) go(index);
      setNotes({ index, anchor });
    },
    onComments: openComments,
    onExtend: (index) => {
      range.extend(here, index);
      go(index);
    },
    onSentenceMenu: (anchor) => sentences.openMenu(anchor),
    onType: edits.type,
    onSave: () => saveAnd('stay'),
    onLeave: leave,
    onResolve: edits.resolve,
  });

  function leave() {
    const { editing } = edits;
    edits.leave();
    if (editing) go(editing.index, editing.side);
  }

  function saveAnd(then: 'stay' | 'confirm' | 1 | -1) {
    const { editing } = edits;
    if (!editing) return;
    // What is being translated is written down its column.
    const neighbour = isTranslated || then === 'confirm' ? neighbourInColumn : neighbourSentence;
    const step = then === 'confirm' ? 1 : then;
    const next = step === 'stay' ? null : neighbour(beads.current, editing, step, filtering.step);
    if (!edits.save()) return;
    if (then === 'confirm') edits.confirm(editing.index);
    if (next && edits.begin(next)) void grid.current?.show(next.index, 'near');
    else go(editing.index, editing.side);
  }

  function openHere() {
    const bead = beads.current(cursor.index);
    const places = bead ? sentencesOf(bead) : [];
    const missing = bead && cursor.side === 'target' ? unwritten(bead, 'target') : null;
    const place = places.find(({ side }) => side === cursor.side) ?? missing ?? places[0];
    if (!place || !edits.begin(place)) return;
    void grid.current?.show(cursor.index, 'near');
  }

  function openComments(index: number) {
    const bead = beads.current(index);
    const first = bead && sentencesOf(bead)[0];
    if (!first) return;
    // Asked to take the focus that it has, the cell would take it again when others move the bead.
    if (index !== cursor.index) go(index);
    dialogs.setComments(first.sentence.id);
  }

  function openMenu() {
    const cell = document.activeElement;
    if (cell && beads.current(cursor.index)) setMenu({ index: cursor.index, anchor: cell });
  }

  function openNotes() {
    const cell = document.activeElement;
    if (cell && beads.current(cursor.index)) setNotes({ index: cursor.index, anchor: cell });
  }

  function move(by: 1 | -1) {
    range.clear();
    if (isEmpty) return;
    goTo(cursor.active ? filtering.step(cursor.index, by) : (top ?? 0));
  }

  function extend(by: 1 | -1) {
    if (isEmpty) return;
    const to = filtering.step(range.head ?? here, by);
    range.extend(here, to);
    goTo(to);
  }

  function openSearch() {
    // On a phone the field is not there before; it must be, to take the focus.
    flushSync(() => setSearching(true));
    field.current?.focus();
  }

  /** Opens what tells of the text as the server has it. */
  function openAfterwards(dialog: 'history' | 'export' | 'above') {
    edits.afterwards(() => setDialog(dialog));
  }

  function openReplace() {
    dialogs.setSeed(seedOf(window.getSelection(), search.query));
    setDialog('replace');
  }

  function leaveSearch() {
    search.clear();
    setSearching(false);
    if (origin.current) void grid.current?.restore(origin.current);
    origin.current = null;
    field.current?.blur();
    if (cursor.active) go(cursor.index);
  }

  function fold() {
    if (window.matchMedia('(max-width: 900px)').matches) return setDialog('panel');
    keepCookie(outlineCookie, folded ? 'open' : 'folded');
    setFolded(!folded);
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
  const arranging = Object.fromEntries(
    [...beadCommands, ...sideCommands].map((it) => [it, () => arrange(it, cursor.side)]),
  ) as Record<ArrangingCommand, () => void>;

  useKeys(!isEmpty, {
    next: () => move(1),
    previous: () => move(-1),
    source: () => go(cursor.index, 'source'),
    target: () => go(cursor.index, 'target'),
    open: openHere,
    confirm: () => (range.span ? range.act('confirm') : edits.turnStatus(here)),
    setBack: () => range.act('set-back', range.span ?? { from: here, to: here }),
    extendOn: () => extend(1),
    extendBack: () => extend(-1),
    leaveRange: range.clear,
    confirmNext: () => {
      if (beads.current(here)?.status !== 'confirmed') edits.turnStatus(here);
      edits.afterwards(() => reviewOn(1));
    },
    review: () => reviewOn(1),
    reviewBack: () => reviewOn(-1),
    ...arranging,
    ...(range.span && {
      merge: () => range.act('merge'),
      exchange: () => range.act('exchange'),
    }),
    ...sentences.commands,
    ...matches.commands,
    concordance: () =>
      setPointed(
        wordsAt(document.activeElement, window.getSelection()) ?? { words: '', side: cursor.side },
      ),
    menu: openMenu,
    notes: openNotes,
    // An undo on its way takes the focus to its bead: away from what had opened before.
    comments: () => edits.afterwards(() => openComments(here)),
    beadHistory: () =>
      edits.afterwards(() => dialogs.setBeadHistory(beads.current(here)?.id ?? null)),
    realign: () =>
      // What is on its way belongs to what is aligned.
      edits.afterwards(async () => {
        await beads.load(here, here);
        dialogs.setRegion(beads.current(here)?.id ?? null);
      }),
    propagate: propagate.apply,
    pretranslate: () => setDialog('pretranslate'),
    undo: () => edits.step('undo'),
    redo: () => edits.step('redo'),
    history: () => openAfterwards('history'),
    filter: () => setDialog('filter'),
    wholeText: () => filtering.toggle() || setDialog('filter'),
    filterAgain: filtering.ask,
    search: openSearch,
    replace: openReplace,
    goTo: () => setDialog('goTo'),
    outline: fold,
    print: () => void print(),
    help: () => setDialog('keys'),
    save: () => saveAnd('stay'),
    saveConfirm: () => saveAnd('confirm'),
    saveNext: () => saveAnd(1),
    savePrevious: () => saveAnd(-1),
    leave,
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
  const stepButtons = (
    <HistoryButtons
      canUndo={edits.history.canUndo}
      canRedo={edits.history.canRedo}
      onStep={edits.step}
    />
  );

  const opened = (
    <ReaderDialogs
      dialogs={dialogs}
      textId={text.id}
      langs={langs}
      name={name}
      beads={beads}
      edits={edits}
      range={range}
      sentences={sentences}
      realign={realign}
      pretranslate={pretranslate}
      filter={
        filtering.rows && filtering.query
          ? { query: filtering.query, count: filtering.rows.ids.length }
          : null
      }
      propagate={propagate}
      strip={strip}
      cursor={cursor}
      here={here}
      go={go}
      goTo={goTo}
      arrange={arrange}
      openComments={openComments}
      refresh={refresh}
    />
  );
  const closed = useDeferredValue(opened);
  const isOpen = dialogs.isOpen || sentences.isOpen;
  // What closes closes at once as well: the next key is for the text.
  const wasOpen = useDeferredValue(isOpen);

  return (
    <>
      <div className={styles.bar}>
        <TopBar
          title={
            <h1 className={styles.title}>
              <span lang={langs.source}>{original?.title}</span>
              <span lang={langs.target}>{translation?.title}</span>
            </h1>
          }
        >
          <Drawer open={dialogs.dialog === 'panel'} onOpenChange={dialogs.openOnly('panel')}>
            {panel}
            {matches.opener}
            {stepButtons}
          </Drawer>
          <SaveStatus state={edits.saveState} />
          <Presence others={others} />
          <NameAsker asks={name.given === null && edits.changed} onOpen={() => setDialog('name')} />
          <div className={styles.wide}>{stepButtons}</div>
          {matches.button}
          <FilterButton
            textId={text.id}
            total={total}
            filtering={filtering}
            open={dialogs.dialog === 'filter'}
            onOpenChange={(open) => {
              dialogs.openOnly('filter')(open);
              if (!open && cursor.active) go(cursor.index);
            }}
          />
          <Button
            look="quiet"
            className={styles.searchOpener}
            aria-label={t('search.label')}
            aria-expanded={searching}
            onClick={() => (searching ? leaveSearch() : openSearch())}
          >
            <svg width="18" height="18" viewBox="0 0 18 18" aria-hidden="true" focusable="false">
              <path d="M12 12l4 4M13 7.5a5.5 5.5 0 1 1-11 0 5.5 5.5 0 0 1 11 0z" />
            </svg>
          </Button>
          <div className={`${styles.search} ${searching ? styles.searching : ''}`}>
            <SearchField
              search={search}
              ref={field}
              onBegin={() => {
                origin.current ??= grid.current?.anchor() ?? null;
              }}
              onLeave={leaveSearch}
              onEnterHit={() => {
                origin.current = null;
                if (search.hit) goTo(search.hit.index, 'near', search.hit.side);
              }}
            />
          </div>
        </TopBar>
      </div>
      <div
        className={[styles.page, folded && styles.folded, matches.isOpen && styles.withMatches]
          .filter(Boolean)
          .join(' ')}
      >
        <nav aria-label={t('outline.title')} className={styles.side}>
          <h2 className={styles.sideTitle}>
            <Button
              look="quiet"
              small
              aria-expanded={!folded}
              aria-label={t('outline.title')}
              title={t(folded ? 'outline.show' : 'outline.hide')}
              onClick={fold}
            >
              <svg width="16" height="16" viewBox="0 0 18 18" aria-hidden="true" focusable="false">
                <path d="M2 4.5h14M2 9h10M2 13.5h12" />
              </svg>
              {folded ? null : <span>{t('outline.title')}</span>}
            </Button>
          </h2>
          {folded ? null : panel}
        </nav>
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
          else if (cursor.active) go(cursor.index);
        }}
      />
      {isOpen || wasOpen ? opened : closed}
    </>
  );
}
