import type { BracketPair } from './language';

/** Brackets as all our languages use them. A title is short; a remark may hold several sentences. */
export const brackets: readonly BracketPair[] = [
  { open: '《', close: '》', reach: 120 },
  { open: '〈', close: '〉', reach: 120 },
  { open: '【', close: '】', reach: 120 },
  { open: '〔', close: '〕', reach: 120 },
  { open: '（', close: '）', reach: 400 },
  { open: '(', close: ')', reach: 400 },
  { open: '［', close: '］', reach: 400 },
  { open: '[', close: ']', reach: 400 },
];
