/** What is put into a field at its caret, or in the place of all that it holds. */
export interface Insertion {
  text: string;
  where: 'caret' | 'whole';
  /** Language of the field (BCP 47). */
  lang: string;
}

/**
 * Writes into a field as if it was typed, so that the browser's own undo takes it back and the page
 * hears of it. The caret stands behind it then.
 */
export function insertText(field: HTMLTextAreaElement, { text, where, lang }: Insertion): void {
  field.focus({ preventScroll: true });
  if (where === 'whole') field.setSelectionRange(0, field.value.length);
  const { value, selectionStart: start, selectionEnd: end } = field;
  const written = where === 'whole' ? text : spaced(text, value.slice(0, start), value.slice(end), lang); // prettier-ignore
  // The only way to write that the browser can undo; where it is refused, its undo is lost.
  if (document.execCommand('insertText', false, written)) return;
  field.setRangeText(written, start, end, 'end');
  field.dispatchEvent(new InputEvent('input', { bubbles: true, data: written }));
}

/** With spaces where words would run together; Chinese has none. */
export function spaced(text: string, before: string, behind: string, lang: string): string {
  if (/^(?:zh|ja)\b/i.test(lang)) return text;
  const word = /[\p{L}\p{N}]/u;
  const opens = /[\p{L}\p{N},;:.!?)\]”’]$/u.test(before) && word.test(text[0] ?? '');
  const closes = word.test(behind[0] ?? '') && word.test(text.at(-1) ?? '');
  return `${opens ? ' ' : ''}${text}${closes ? ' ' : ''}`;
}
