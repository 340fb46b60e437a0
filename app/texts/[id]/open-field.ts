/** The field of the sentence that is open, with its caret and what it holds now. */
export function openField(): HTMLTextAreaElement | null {
  return document.querySelector<HTMLTextAreaElement>('textarea[data-editor]');
}
