import type { Slip } from './slip';

const wide = /[０-９Ａ-Ｚａ-ｚ]+(?:[．，％][０-９]+)*％?/gu;

/** Full-width digits and Latin letters; each run as a whole, with the point and the percent sign in it. */
export function findWidth(text: string): Slip[] {
  return [...text.matchAll(wide)].map((match) => ({
    kind: 'width' as const,
    start: match.index,
    end: match.index + match[0].length,
    text: match[0].normalize('NFKC'),
  }));
}
