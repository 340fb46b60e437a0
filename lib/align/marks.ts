/**
 * What punctuation says about a sentence, in either language: bits for marks that stand anywhere
 * in it, for a quotation that it opens with, and for how it ends.
 */
export const Mark = {
  question: 1,
  exclamation: 2,
  quote: 4,
  colon: 8,
  opensQuote: 16,
  endsQuote: 32,
  endsQuestion: 64,
  endsExclamation: 128,
  endsColon: 256,
  endsEllipsis: 512,
  endsOpen: 1024,
} as const;

/** Bits that stand anywhere; the first of a bead's sentences gives the opening, the last the ending. */
export const anywhere = 15;
export const opening = 16;
export const ending = 2032;

type MarkForms = readonly (readonly [number, RegExp])[];

// The end of a sentence is looked for before its closing quotation marks and brackets.
export const englishMarks: MarkForms = [
  [Mark.question, /\?/],
  [Mark.exclamation, /!/],
  [Mark.quote, /["“”«»]|(?<!\p{L})[‘']|[’'](?!\p{L})/u],
  [Mark.colon, /:/],
  [Mark.opensQuote, /^[\s([]*["“‘'«`]/],
  [Mark.endsQuote, /["”’'»][\s)\]]*$/],
  [Mark.endsQuestion, /\?["”’'»)\]\s!?]*$/],
  [Mark.endsExclamation, /!["”’'»)\]\s!?]*$/],
  [Mark.endsColon, /:["”’'»)\]\s]*$/],
  [Mark.endsEllipsis, /(?:…|\.\s?\.\s?\.|[—–]|--)["”’'»)\]\s]*$/],
  [Mark.endsOpen, /[\p{L}\p{N},;]["”’'»)\]\s]*$/u],
];
export const chineseMarks: MarkForms = [
  [Mark.question, /[？?]/],
  [Mark.exclamation, /[！!]/],
  [Mark.quote, /[“”「」『』"]/],
  [Mark.colon, /[：:]/],
  [Mark.opensQuote, /^[\s（(【[]*[“「『"‘']/],
  [Mark.endsQuote, /[”」』"’'][\s）)】\]]*$/],
  [Mark.endsQuestion, /[？?][”」』"’'）)】\]\s！!？?]*$/],
  [Mark.endsExclamation, /[！!][”」』"’'）)】\]\s！!？?]*$/],
  [Mark.endsColon, /[：:][”」』"’'）)】\]\s]*$/],
  [Mark.endsEllipsis, /(?:…|\.\.\.|—)[”」』"’'）)】\]\s]*$/],
  [Mark.endsOpen, /[\p{L}\p{N}，,；;、][”」』"’'）)】\]\s]*$/u],
];

/** The bits of a sentence's marks. Only its ends are looked at for what it opens and ends with. */
export function readMarks(text: string, forms: MarkForms): number {
  const [head, tail] = [text.slice(0, 16), text.slice(-16)];
  let marks = 0;
  for (const [mark, form] of forms) {
    const place = mark <= anywhere ? text : mark === Mark.opensQuote ? head : tail;
    if (form.test(place)) marks |= mark;
  }
  return marks;
}

/** The marks of a bead's side: `first` and `last` are those of its first and last sentence, `all` the union. */
export function marksOfRun(first: number, last: number, all: number): number {
  return (first & opening) | (last & ending) | (all & anywhere);
}
