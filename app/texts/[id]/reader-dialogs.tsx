'use client';

import type { RefObject } from 'react';
import { NameDialog } from '@/app/people/name-dialog';
import type { Name } from '@/app/people/use-name';
import type { Side } from '@/lib/store/types';
import type { ArrangingCommand } from './arrangements';
import { KeptBar } from './arranging/kept-bar';
import { TakenBackBar } from './arranging/taken-back-bar';
import { BeadMenu } from './bead-menu';
import { restoreWordingAction } from './bead-history/actions';
import { BeadHistoryDialog } from './bead-history/bead-history-dialog';
import { beadOfId, beadOfSentence } from './bead-windows';
import { BeadComments } from './comments/bead-comments';
import { ExportDialog } from './export-dialog';
import { Foot } from './foot';
import { GoToDialog } from './go-to-dialog';
import { HistoryDialog } from './history-dialog';
import { KeySheet } from './key-sheet';
import { PretranslateDialog } from './pretranslate/pretranslate-dialog';
import { PretranslateStrip } from './pretranslate/pretranslate-strip';
import type { Pretranslate } from './pretranslate/use-pretranslate';
import { PropagateBar } from './propagate/propagate-bar';
import type { Propagate } from './propagate/use-propagate';
import { dismissAction } from './quality/actions';
import { BeadNotes } from './quality/bead-notes';
import { confirmAboveAction } from './range/range-actions';
import { ConfirmDialog } from './range/confirm-dialog';
import { RangeBar } from './range/range-bar';
import type { useRange } from './range/use-range';
import { RealignDialog } from './realign/realign-dialog';
import { RealignStrip } from './realign/realign-strip';
import { keepRegionAction } from './realign/region-actions';
import { RegionDialog } from './realign/region-dialog';
import type { useRealign } from './realign/use-realign';
import { ReplaceInText } from './replace/replace-in-text';
import { SaveTrouble } from './save-status';
import { InsertDialog } from './sentences/insert-dialog';
import { MoveDialog } from './sentences/move-dialog';
import { SentenceMenu } from './sentences/sentence-menu';
import type { useSentences } from './sentences/use-sentences';
import type { Beads } from './use-beads';
import type { Cursor } from './use-cursor';
import type { Dialogs } from './use-dialogs';
import type { Edits } from './use-edits';
import { WhileOpen } from './while-open';

interface Props {
  dialogs: Dialogs;
  textId: string;
  langs: Record<Side, string>;
  name: Name;
  beads: Beads;
  edits: Edits;
  range: ReturnType<typeof useRange>;
  sentences: ReturnType<typeof useSentences>;
  realign: ReturnType<typeof useRealign>;
  pretranslate: Pretranslate;
  /** The filter of the page, as in an address, and how many beads it shows; null without one. */
  filter: { query: string; count: number } | null;
  propagate: Propagate;
  strip: RefObject<HTMLDivElement | null>;
  cursor: Cursor;
  /** The bead that keys mean. */
  here: number;
  go: (index: number, side?: Side) => void;
  goTo: (index: number, how?: 'top' | 'middle' | 'near', side?: Side) => void;
  arrange: (command: ArrangingCommand, side: Side, index?: number) => void;
  openComments: (index: number) => void;
  /** Asks the server to draw the page again. */
  refresh: () => void;
}

/** All that opens over the text or beside a bead: menus, dialogs, and the strips at the foot. */
export function ReaderDialogs(props: Props) {
  const { dialogs, textId, langs, name, beads, edits, range, sentences, realign } = props;
  const { strip, cursor, here, go, goTo, arrange, openComments, refresh } = props;
  const { dialog, setDialog, openOnly, seed, notes, setNotes, menu, setMenu, region, setRegion, comments, setComments, beadHistory, setBeadHistory } = dialogs; // prettier-ignore
  const { total } = beads;
  const commented = comments === null ? undefined : beadOfSentence(beads.windows, comments);

  return (
    <>
      <WhileOpen open={menu !== null}>
        <BeadMenu
          bead={menu ? beads.current(menu.index) : undefined}
          total={total}
          side={cursor.side}
          anchor={menu?.anchor ?? null}
          onClose={() => {
            setMenu(null);
            go(cursor.index);
          }}
          isSelecting={range.span !== null}
          onChoose={(command, side) => arrange(command, side, menu?.index)}
          onMore={(command, side) => {
            const index = menu?.index ?? here;
            if (command === 'select') range.extend(index, index);
            else if (command === 'comments') openComments(index);
            else if (command === 'beadHistory') setBeadHistory(beads.current(index)?.id ?? null);
            else if (command === 'setBack') range.act('set-back', { from: index, to: index });
            else sentences.ask(command, index, side);
          }}
        />
      </WhileOpen>
      <WhileOpen open={sentences.menu !== null}>
        <SentenceMenu
          anchor={sentences.menu}
          onClose={sentences.closeMenu}
          onChoose={(command) => sentences.commands[command]()}
        />
      </WhileOpen>
      <WhileOpen open={sentences.inserting !== null}>
        <InsertDialog
          at={sentences.inserting}
          langs={langs}
          onClose={sentences.close}
          onInsert={sentences.insert}
        />
      </WhileOpen>
      <WhileOpen open={sentences.moving !== null}>
        <MoveDialog
          at={sentences.moving}
          bead={sentences.moving ? beads.current(sentences.moving.index) : undefined}
          total={total}
          langs={langs}
          onClose={sentences.close}
          onMove={sentences.moveTo}
        />
      </WhileOpen>
      <WhileOpen open={dialog === 'above'}>
        <ConfirmDialog
          open={dialog === 'above'}
          textId={textId}
          onOpenChange={openOnly('above')}
          onConfirm={(confidence, count) => {
            setDialog(null);
            edits.regroup(here, 'confirm-above', async () => {
              const result = await confirmAboveAction({ textId, confidence, count });
              return props.propagate.followAll(result, here);
            });
          }}
        />
      </WhileOpen>
      <WhileOpen open={notes !== null}>
        <BeadNotes
          textId={textId}
          bead={notes ? beads.current(notes.index) : undefined}
          langs={langs}
          anchor={notes?.anchor ?? null}
          onClose={() => {
            setNotes(null);
            go(cursor.index);
          }}
          onDismiss={({ key }) => {
            if (notes)
              edits.regroup(notes.index, 'dismiss', ({ id }) =>
                dismissAction({ textId: textId, beadId: id, key }),
              );
          }}
        />
      </WhileOpen>
      <WhileOpen open={comments !== null}>
        <BeadComments
          textId={textId}
          // While a name is asked for, the bead waits.
          bead={dialog === 'name' ? undefined : commented}
          name={name.given}
          edits={edits}
          onName={() => setDialog('name')}
          onClose={() => {
            setComments(null);
            // Others may have moved it away from the cursor.
            go(commented?.index ?? cursor.index);
          }}
        />
      </WhileOpen>
      <WhileOpen open={beadHistory !== null}>
        <BeadHistoryDialog
          textId={textId}
          bead={beadHistory === null ? undefined : beadOfId(beads.windows, beadHistory)}
          langs={langs}
          onClose={() => {
            setBeadHistory(null);
            go(here);
          }}
          onRestore={(version) => {
            const bead = beadHistory === null ? undefined : beadOfId(beads.windows, beadHistory);
            setBeadHistory(null);
            if (bead) edits.regroup(bead.index, 'restore-wording', ({ id, revision }) => restoreWordingAction({ textId, beadId: id, revision, version })); // prettier-ignore
          }}
        />
      </WhileOpen>
      <WhileOpen open={region !== null}>
        <RegionDialog
          textId={textId}
          beadId={region}
          langs={langs}
          onClose={() => {
            setRegion(null);
            go(here);
          }}
          onKeep={(beadId, seen) => {
            setRegion(null);
            edits.regroup(here, 'realign-region', () =>
              keepRegionAction({ textId: textId, beadId, seen }),
            );
          }}
        />
      </WhileOpen>
      <Foot>
        <SaveTrouble
          state={edits.saveState}
          onRetry={edits.retry}
          onShow={(edit) => goTo(edit.index, 'middle', edit.side)}
          onDiscard={(edit) => edits.resolve(edit, 'theirs')}
        />
        <KeptBar count={edits.kept} behind={edits.behind} onRetry={edits.retryNow} />
        <TakenBackBar
          takenBack={edits.takenBack}
          onShow={(sentenceId) => {
            const index = beads.holding(sentenceId)?.index;
            if (index !== undefined) goTo(index, 'middle');
          }}
          onClose={edits.closeTakenBack}
        />
        <RealignStrip ref={strip} realign={realign} />
        <PretranslateStrip pretranslate={props.pretranslate} />
        <PropagateBar propagate={props.propagate} />
        <RangeBar
          span={range.span}
          count={range.count}
          onAct={(action) => range.act(action)}
          onClear={range.clear}
        />
      </Foot>
      <WhileOpen open={dialog === 'keys'}>
        <KeySheet open={dialog === 'keys'} onOpenChange={openOnly('keys')} />
      </WhileOpen>
      <WhileOpen open={dialog === 'goTo'}>
        <GoToDialog
          open={dialog === 'goTo'}
          total={total}
          onOpenChange={openOnly('goTo')}
          onGo={(index) => goTo(index, 'middle')}
        />
      </WhileOpen>
      <WhileOpen open={dialog === 'replace'}>
        <ReplaceInText
          open={dialog === 'replace'}
          seed={seed}
          textId={textId}
          langs={langs}
          edits={edits}
          onOpenChange={(open) => {
            setDialog(open ? 'replace' : null);
            if (!open && cursor.active) go(cursor.index);
          }}
          onChanged={() => {
            beads.forget();
            refresh();
          }}
          onShow={(index) => {
            setDialog(null);
            goTo(index, 'middle');
          }}
        />
      </WhileOpen>
      <WhileOpen open={dialog === 'history'}>
        <HistoryDialog
          open={dialog === 'history'}
          textId={textId}
          onOpenChange={openOnly('history')}
          onShow={(index) => {
            setDialog(null);
            goTo(index, 'middle');
          }}
          onRestore={(operationId) => {
            setDialog(null);
            edits.restore(operationId);
          }}
        />
      </WhileOpen>
      <WhileOpen open={dialog === 'name'}>
        <NameDialog open={dialog === 'name'} name={name} onOpenChange={openOnly('name')} />
      </WhileOpen>
      <WhileOpen open={dialog === 'realign'}>
        <RealignDialog
          open={dialog === 'realign'}
          textId={textId}
          onOpenChange={openOnly('realign')}
          onStart={() => {
            // What is open belongs to the text that is aligned.
            edits.save();
            void realign.start();
          }}
        />
      </WhileOpen>
      <WhileOpen open={dialog === 'pretranslate'}>
        <PretranslateDialog
          open={dialog === 'pretranslate'}
          textId={textId}
          span={range.span}
          filter={props.filter}
          onOpenChange={openOnly('pretranslate')}
          onStart={(threshold, where) => {
            edits.save();
            edits.afterwards(() => props.pretranslate.start(threshold, where));
          }}
        />
      </WhileOpen>
      <WhileOpen open={dialog === 'export'}>
        <ExportDialog
          open={dialog === 'export'}
          textId={textId}
          langs={langs}
          confirmed={beads.confirmed}
          total={total}
          onOpenChange={openOnly('export')}
        />
      </WhileOpen>
    </>
  );
}
