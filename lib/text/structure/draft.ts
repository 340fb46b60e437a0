import type { Form } from '../markup/marked-block';
import type { BOLD, ITALIC, TrackedText } from '../tracked';
import type { BlockKind } from '../types';
import type { Numbered } from './numbers';

/** A block while its kind is being found out. */
export interface Draft {
  kind: BlockKind;
  form: Form;
  depth?: number;
  level?: number;
  content: TrackedText;
  numbered: Numbered | null;
  /** All of it is bold, or italic. */
  isBold: boolean;
  isItalic: boolean;
  /** Contents entries: the heading that the entry names. */
  heading?: Draft;
}

export function isWhollyStyled(content: TrackedText, style: typeof BOLD | typeof ITALIC): boolean {
  return content.styledUntil(style) >= content.length;
}

/** Text to compare by: without white space, in lower case, with its width folded. */
export function squash(text: string): string {
  return text.normalize('NFKC').replaceAll(/\s+/g, '').toLowerCase();
}
