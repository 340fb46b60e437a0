import type { Side } from '@/lib/store/types';

/** Words that one points at, and the side they stand on. */
export interface Pointed {
  words: string;
  side: Side;
}

/** Longer selections are no words to look up. */
const longest = 200;

/** What is selected on the page or in the open sentence; without a selection, the word at the caret. */
export function wordsAt(active: Element | null, selection: Selection | null): Pointed | null {
  if (active instanceof HTMLTextAreaElement && active.matches('[data-editor]')) {
    const { value, selectionStart, selectionEnd, lang } = active;
    const selected = value.slice(selectionStart, selectionEnd);
    const words = selected.trim() === '' ? wordAround(value, selectionStart, lang) : selected;
    return pointed(words, active);
  }
  const start = selection?.anchorNode;
  const place = start instanceof Element ? start : start?.parentElement;
  return place ? pointed(selection?.toString() ?? '', place) : null;
}

/** The word that a place stands in or behind; '' where there is none. */
export function wordAround(text: string, at: number, lang: string): string {
  const words = [...new Intl.Segmenter(lang || 'und', { granularity: 'word' }).segment(text)];
  const holds = words.filter(
    ({ isWordLike, index, segment }) => isWordLike && index <= at && at <= index + segment.length,
  );
  // Between two words it is the one that begins.
  return holds.at(-1)?.segment ?? '';
}

function pointed(words: string, place: Element): Pointed | null {
  const side = place.closest<HTMLElement>('[data-side]')?.dataset.side as Side | undefined;
  const line = words.replace(/\s+/g, ' ').trim();
  return side && line !== '' && line.length <= longest ? { words: line, side } : null;
}
