import { brackets } from './brackets';
import type { Language } from './language';

/** Any language without rules of its own: punctuation alone decides. */
export const und: Language = {
  tag: 'und',
  sentences: {
    brackets,
    titles: new Set(),
    numbered: new Set(),
    abbreviations: new Set(),
    starters: new Set(),
    speechTag: null,
    postNominals: new Set(),
    afterEllipsis: null,
  },
};
