/**
 * The place in an element's text that a point is at, so that a caret begins where one clicked.
 *
 * @param x,y in CSS pixels of the viewport
 * @returns UTF-16 code units from the element's first character; `null` where the browser cannot tell
 */
export function caretAt(element: HTMLElement, x: number, y: number): number | null {
  const at = positionAt(x, y);
  if (!at || !element.contains(at.node)) return null;
  const before = document.createRange();
  before.setStart(element, 0);
  before.setEnd(at.node, at.offset);
  return before.toString().length;
}

function positionAt(x: number, y: number): { node: Node; offset: number } | null {
  // Older Safari has only the second.
  if ('caretPositionFromPoint' in document) {
    const position = document.caretPositionFromPoint(x, y);
    return position && { node: position.offsetNode, offset: position.offset };
  }
  const range = (document as Document).caretRangeFromPoint(x, y);
  return range && { node: range.startContainer, offset: range.startOffset };
}
