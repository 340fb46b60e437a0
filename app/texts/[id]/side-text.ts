/** The text of a bead's side, and where its sentences stand on the page. */
export interface SideText {
  text: string;
  sentences: { element: HTMLElement; start: number }[];
  /** The place on the page of a stretch of the text; `null` where it is not in one sentence. */
  rangeOf(start: number, end: number): Range | null;
}

/**
 * @param cell holds the sentences, each an element with `data-sentence`
 * @param gap what stands between two of them
 */
export function sideOf(cell: HTMLElement, gap: string): SideText {
  const sentences: SideText['sentences'] = [];
  let text = '';
  for (const element of cell.querySelectorAll<HTMLElement>('[data-sentence]')) {
    if (text !== '') text += gap;
    sentences.push({ element, start: text.length });
    text += element.textContent;
  }
  return {
    text,
    sentences,
    rangeOf(start, end) {
      const place = sentences.findLast((it) => it.start <= start);
      return place ? rangeIn(place.element, start - place.start, end - place.start) : null;
    },
  };
}

function rangeIn(element: HTMLElement, start: number, end: number): Range | null {
  const range = document.createRange();
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  let [before, hasStart] = [0, false];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const length = node.textContent?.length ?? 0;
    if (!hasStart && start < before + length) {
      range.setStart(node, start - before);
      hasStart = true;
    }
    if (hasStart && end <= before + length) {
      range.setEnd(node, end - before);
      return range;
    }
    before += length;
  }
  return null;
}
