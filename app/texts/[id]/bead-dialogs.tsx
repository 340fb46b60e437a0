'use client';

import type { Side } from '@/lib/store/types';
import type { ArrangingCommand } from './arrangements';
import { BeadMenu } from './bead-menu';
import { restoreWordingAction } from './bead-history/actions';
import { BeadHistoryDialog } from './bead-history/bead-history-dialog';
import { beadOfId, beadOfSentence } from './bead-windows';
import { BeadComments } from './comments/bead-comments';
import { dismissAction } from './quality/actions';
import { BeadNotes } from './quality/bead-notes';
import type { Range } from './range/use-range';
import { keepRegionAction } from './realign/region-actions';
import { RegionDialog } from './realign/region-dialog';
import type { Sentences } from './sentences/use-sentences';
import type { Beads } from './use-beads';
import type { Cursor } from './use-cursor';
import type { Dialogs } from './use-dialogs';
import type { Edits } from './use-edits';
import { WhileOpen } from './while-open';

interface Props {
  dialogs: Dialogs;
  textId: string;
  langs: Record<Side, string>;
  /** The name in this browser; null where none was asked for yet. */
  name: string | null;
  beads: Beads;
  edits: Edits;
  range: Range;
  sentences: Sentences;
  cursor: Cursor;
  /** The bead that keys mean. */
  here: number;
  go: (index: number, side?: Side) => void;
  arrange: (command: ArrangingCommand, side: Side, index?: number) => void;
  openComments: (index: number) => void;
}

/** What opens beside a bead: its menu, what there is to say of it, its history, and what is around it. */
export function BeadDialogs(props: Props) {
  const { dialogs, textId, langs, name, beads, edits, range, sentences } = props;
  const { cursor, here, go, arrange, openComments } = props;
  const { dialog, setDialog, notes, setNotes, menu, setMenu, region, setRegion, comments, setComments, beadHistory, setBeadHistory } = dialogs; // prettier-ignore
  const commented = comments === null ? undefined : beadOfSentence(beads.windows, comments);
  return (
    <>
      <WhileOpen open={menu !== null}>
        <BeadMenu
          bead={menu ? beads.current(menu.index) : undefined}
          total={beads.total}
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
          name={name}
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
    </>
  );
}
