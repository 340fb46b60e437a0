import { brackets } from './brackets';
import { en } from './en';
import type { Language } from './language';

export const zh: Language = {
  tag: 'zh',
  sentences: {
    // Latin names and citations inside Chinese text abbreviate as in English.
    ...en.sentences,
    brackets,
    speechTag:
      /^[^\s，。！？；：、,.!?;:“”‘’「」『』"《》（）()]{0,8}[说說问問道喊叫答嚷骂罵](?:着|著|道)?[，。：！,.:!]/u,
    afterEllipsis: /^等/u,
  },
};
