import { brackets } from './brackets';
import { en } from './en';
import type { Language } from './language';

/** Honours, degrees and offices that stand behind names in the records of Hong Kong and its like. */
const postNominals = new Set(
  `J.P Q.C S.C K.C M.P M.H G.B.M G.B.S S.B.S B.B.S G.B.E K.B.E D.B.E C.B.E O.B.E M.B.E B.E.M C.H
  K.C.M.G D.C.M.G G.C.M.G C.M.G K.C.V.O C.V.O L.V.O M.V.O I.S.O K.C.B C.B D.S.O D.S.C M.C E.D A.E
  Q.P.M C.P.M Q.F.S.M L.L.D LL.D LL.B LL.M B.A M.A M.B M.D Ph.D D.Phil B.Sc M.Sc D.Sc D.Litt
  F.R.S F.R.C.S F.R.C.P`.split(/\s+/),
);

export const zh: Language = {
  tag: 'zh',
  sentences: {
    // Latin names and citations inside Chinese text abbreviate as in English.
    ...en.sentences,
    brackets,
    postNominals,
    // The gold sets split “……。”他说。 behind the quotation mark (docs/segmentation.md).
    speechTag: null,
    afterEllipsis: /^等/u,
  },
};
