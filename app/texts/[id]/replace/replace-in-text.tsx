'use client';

import { useCallback } from 'react';
import type { Side } from '@/lib/store/types';
import type { Edits } from '../use-edits';
import { ReplaceDialog } from './replace-dialog';

/** The longest selection that is taken for what to find: a longer one was made to be copied. */
const longestSeed = 100;

/** What to begin with: what is selected on the page, else what the search looks for. */
export function seedOf(selection: Selection | null, searched: string): string {
  const selected = selection?.toString().trim() ?? '';
  const isWord = selected !== '' && selected.length <= longestSeed && !/[\r\n]/.test(selected);
  return isWord ? selected : searched.trim();
}

interface Props {
  open: boolean;
  seed: string;
  textId: string;
  langs: Record<Side, string>;
  edits: Edits;
  onOpenChange: (open: boolean) => void;
  /** What the page knows of the text is out of date. */
  onChanged: () => void;
  onShow: (index: number) => void;
}

/** Find and replace, with what the page has of the text kept in step. */
export function ReplaceInText({ edits, onChanged, ...rest }: Props) {
  const { save, afterwards, setHistory, step } = edits;
  const ready = useCallback(
    () =>
      new Promise<void>((done) => {
        save();
        afterwards(done);
      }),
    [save, afterwards],
  );
  const onKept = useCallback(() => {
    setHistory({ canUndo: true, canRedo: false });
    onChanged();
  }, [setHistory, onChanged]);
  return <ReplaceDialog {...rest} ready={ready} onKept={onKept} onUndo={() => step('undo')} />;
}
