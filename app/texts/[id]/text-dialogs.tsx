'use client';

import { NameDialog } from '@/app/people/name-dialog';
import type { Name } from '@/app/people/use-name';
import type { Side } from '@/lib/store/types';
import { ExportDialog } from './export-dialog';
import { GoToDialog } from './go-to-dialog';
import { HistoryDialog } from './history-dialog';
import { KeySheet } from './key-sheet';
import { PretranslateDialog } from './pretranslate/pretranslate-dialog';
import type { Pretranslate } from './pretranslate/use-pretranslate';
import type { Propagate } from './propagate/use-propagate';
import { confirmAboveAction } from './range/range-actions';
import { ConfirmDialog } from './range/confirm-dialog';
import type { Range } from './range/use-range';
import { RealignDialog } from './realign/realign-dialog';
import type { useRealign } from './realign/use-realign';
import { ReplaceInText } from './replace/replace-in-text';
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
  range: Range;
  realign: ReturnType<typeof useRealign>;
  pretranslate: Pretranslate;
  /** The filter of the page, as in an address, and how many beads it shows; null without one. */
  filter: { query: string; count: number } | null;
  propagate: Propagate;
  cursor: Cursor;
  /** The bead that keys mean. */
  here: number;
  go: (index: number, side?: Side) => void;
  goTo: (index: number, how?: 'top' | 'middle' | 'near', side?: Side) => void;
  /** Asks the server to draw the page again. */
  refresh: () => void;
}

/** The dialogs about a text as a whole. */
export function TextDialogs(props: Props) {
  const { dialogs, textId, langs, name, beads, edits, range, realign } = props;
  const { cursor, here, go, goTo, refresh } = props;
  const { dialog, setDialog, openOnly, seed } = dialogs;
  const { total } = beads;
  return (
    <>
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
            beads.outdate();
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
