import { brackets } from './brackets';
import { en } from './en';
import type { Language } from './language';

export const zh: Language = {
  tag: 'zh',
  sentences: {
    // Latin names and citations inside Chinese text abbreviate as in English.
    ...en.sentences,
    brackets,
    // The gold sets split “……。”他说。 behind the quotation mark (docs/segmentation.md).
    speechTag: null,
    afterEllipsis: /^等/u,
  },
};
