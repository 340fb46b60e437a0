'use client';

import { arrangementCommands, type ArrangingCommand } from './arrangements';
import type { Dialogs } from './use-dialogs';
import type { Side } from '@/lib/store/types';
import type { useBeadOpeners } from './use-bead-openers';
import type { Filtering } from './filter/use-filter';
import type { MatchesPanel } from './matches/use-matches-panel';
import type { Propagate } from './propagate/use-propagate';
import type { Range } from './range/use-range';
import type { Sentences } from './sentences/use-sentences';
import type { Beads } from './use-beads';
import type { Cursor } from './use-cursor';
import type { Edits } from './use-edits';
import { useKeys } from './use-keys';
import type { useOpenSentence } from './use-open-sentence';

interface Page {
  beads: Beads;
  edits: Edits;
  range: Range;
  sentences: Sentences;
  filtering: Filtering;
  matches: MatchesPanel;
  propagate: Propagate;
  dialogs: Dialogs;
  openers: ReturnType<typeof useBeadOpeners>;
  openSentence: ReturnType<typeof useOpenSentence>;
  cursor: Cursor;
  /** The bead that keys mean. */
  here: number;
  /** The bead at the top of the page. */
  top: number | null;
  go: (index: number, side?: Side) => void;
  goTo: (index: number) => void;
  arrange: (command: ArrangingCommand, side: Side) => void;
  reviewOn: (by: 1 | -1) => void;
  /** Opens what tells of the text as the server has it. */
  openAfterwards: (dialog: 'history') => void;
  openConcordance: () => void;
  openSearch: () => void;
  openReplace: () => void;
  fold: () => void;
  print: () => void;
}

/** The commands of the page, by the keys that the person gave them and from the palette. */
export function useReaderKeys(page: Page): void {
  const { beads, edits, range, sentences, filtering, matches, propagate, dialogs } = page;
  const { openers, openSentence, cursor, here, top, go, goTo, arrange, reviewOn } = page;
  const { setDialog } = dialogs;
  // Nothing is in sight that a key could mean.
  const isEmpty = filtering.rows?.places.length === 0;

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

  useKeys(!isEmpty, {
    next: () => move(1),
    previous: () => move(-1),
    source: () => go(cursor.index, 'source'),
    target: () => go(cursor.index, 'target'),
    open: openSentence.openHere,
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
    ...arrangementCommands((command) => arrange(command, cursor.side)),
    ...(range.span && {
      merge: () => range.act('merge'),
      exchange: () => range.act('exchange'),
    }),
    ...sentences.commands,
    ...matches.commands,
    concordance: page.openConcordance,
    menu: openers.menuHere,
    notes: openers.notesHere,
    // An undo on its way takes the focus to its bead: away from what had opened before.
    comments: () => edits.afterwards(() => openers.openComments(here)),
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
    history: () => page.openAfterwards('history'),
    filter: () => setDialog('filter'),
    wholeText: () => filtering.toggle() || setDialog('filter'),
    filterAgain: filtering.ask,
    search: page.openSearch,
    replace: page.openReplace,
    goTo: () => setDialog('goTo'),
    outline: page.fold,
    print: page.print,
    help: () => setDialog('keys'),
    save: () => openSentence.saveAnd('stay'),
    saveConfirm: () => openSentence.saveAnd('confirm'),
    saveNext: () => openSentence.saveAnd(1),
    savePrevious: () => openSentence.saveAnd(-1),
    leave: openSentence.leave,
  });
}
