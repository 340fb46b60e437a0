'use client';

import type { BeadView, Side } from '@/lib/store/types';
import { WhileOpen } from '../while-open';
import { InsertDialog } from './insert-dialog';
import { MoveDialog } from './move-dialog';
import { SentenceMenu } from './sentence-menu';
import type { Sentences } from './use-sentences';

interface Props {
  sentences: Sentences;
  langs: Record<Side, string>;
  total: number;
  beadAt: (index: number) => BeadView | undefined;
}

/** What opens for single sentences: the menu of the one that is open, inserting one, moving some. */
export function SentenceDialogs({ sentences, langs, total, beadAt }: Props) {
  return (
    <>
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
          bead={sentences.moving ? beadAt(sentences.moving.index) : undefined}
          total={total}
          langs={langs}
          onClose={sentences.close}
          onMove={sentences.moveTo}
        />
      </WhileOpen>
    </>
  );
}
