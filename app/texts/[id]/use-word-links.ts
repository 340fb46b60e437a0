import { useEffect, type RefObject } from 'react';
import { longestLinkedSide, type WordLink } from '@/lib/align/types';
import { gapBetween } from './bead-look';
import { caretAt } from './caret-at';
import { sideOf, type SideText } from './side-text';

const highlightName = 'linked-words';
/** How long the pointer rests in a bead before its links are asked for, in milliseconds. */
const rest = 120;
const mostKept = 200;

/**
 * Lights the words that translate the one under the mouse, and that word. Nothing on the page
 * changes but colour: where the browser has no custom highlights, nothing happens.
 * @param area holds the rows of beads
 */
export function useWordLinks(area: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = area.current;
    if (!element || !('highlights' in CSS)) return;
    const kept = new Map<string, Promise<WordLink[]>>();
    let timer: ReturnType<typeof setTimeout> | undefined;
    let turn = 0;
    const clear = () => {
      turn++;
      clearTimeout(timer);
      CSS.highlights.delete(highlightName);
    };
    const look = (event: PointerEvent) => {
      clear();
      if (event.pointerType !== 'mouse' || event.buttons !== 0) return;
      const sentence = (event.target as HTMLElement).closest<HTMLElement>('[data-sentence]');
      const row = sentence?.closest<HTMLElement>('[role="row"]');
      if (!sentence || !row) return;
      const mine = turn;
      const { clientX, clientY } = event;
      timer = setTimeout(() => {
        const sides = sidesOf(row);
        const caret = caretAt(sentence, clientX, clientY);
        if (!sides || caret === null) return;
        const side = sides.chinese.sentences.some((it) => it.element === sentence)
          ? 'chinese'
          : 'english';
        const place = sides[side].sentences.find((it) => it.element === sentence);
        if (!place) return;
        const at = characterAt(sides[side], place.start + caret, clientX, clientY);
        void linksOf(sides, kept).then((links) => {
          if (mine === turn) light(links, side, at, sides);
        });
      }, rest);
    };
    element.addEventListener('pointermove', look);
    element.addEventListener('pointerleave', clear);
    document.addEventListener('keydown', clear);
    return () => {
      clear();
      element.removeEventListener('pointermove', look);
      element.removeEventListener('pointerleave', clear);
      document.removeEventListener('keydown', clear);
    };
  }, [area]);
}

/** A caret stands between two characters, the one before it may be the one under the mouse. */
function characterAt({ rangeOf }: SideText, caret: number, x: number, y: number): number {
  const before = caret > 0 ? rangeOf(caret - 1, caret)?.getBoundingClientRect() : undefined;
  const isBefore = before && x < before.right && y >= before.top && y <= before.bottom;
  return isBefore ? caret - 1 : caret;
}

interface Sides {
  chinese: SideText;
  english: SideText;
}

function sidesOf(row: HTMLElement): Sides | null {
  const cells = [...row.querySelectorAll<HTMLElement>('[data-side]')];
  const find = (isChinese: boolean) =>
    cells.find((cell) => cell.lang.toLowerCase().startsWith('zh') === isChinese);
  const [chinese, english] = [find(true), find(false)];
  if (!chinese || !english) return null;
  return {
    chinese: sideOf(chinese, gapBetween(chinese.lang)),
    english: sideOf(english, gapBetween(english.lang)),
  };
}

function linksOf({ chinese, english }: Sides, kept: Map<string, Promise<WordLink[]>>) {
  const key = `${chinese.text}\n${english.text}`;
  let links = kept.get(key);
  if (!links) {
    if (kept.size >= mostKept) kept.clear();
    links = askForLinks(chinese.text, english.text);
    kept.set(key, links);
  }
  return links;
}

/** Lighting words is a help, not a need: where it fails, nothing is lit. */
async function askForLinks(chinese: string, english: string): Promise<WordLink[]> {
  const lengths = [chinese.length, english.length];
  if (Math.min(...lengths) === 0 || Math.max(...lengths) > longestLinkedSide) return [];
  try {
    const response = await fetch('/api/word-links', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ chinese, english }),
    });
    return response.ok ? ((await response.json()) as { links: WordLink[] }).links : [];
  } catch {
    return [];
  }
}

function light(links: readonly WordLink[], side: keyof Sides, at: number, sides: Sides): void {
  const own = links.filter((link) => link[side].start <= at && at < link[side].end);
  if (own.length === 0) return;
  const ranges = own.flatMap((link) => [
    sides.chinese.rangeOf(link.chinese.start, link.chinese.end),
    sides.english.rangeOf(link.english.start, link.english.end),
  ]);
  CSS.highlights.set(highlightName, new Highlight(...ranges.filter((range) => range !== null)));
}
