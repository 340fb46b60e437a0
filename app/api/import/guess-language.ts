/** What a file of an import may be written in, as BCP 47 tags. */
export const importLanguages = ['zh-Hans', 'zh-Hant', 'en'] as const;

export type ImportLanguage = (typeof importLanguages)[number];

export function isChinese(language: ImportLanguage): boolean {
  return language !== 'en';
}

// Frequent characters that are written in one of the two ways only.
const simplified =
  /[这个们国来为对会时说学发经过现进动种样没还问题无长开关东车马见贝话语认让请谁]/gu;
const traditional =
  /[這個們國來為對會時說學發經過現進動種樣沒還問題無長開關東車馬見貝話語認讓請誰]/gu;

/**
 * Which language a text is in: Chinese where its Han characters outnumber its Latin words, and traditional
 * where the characters of that script are the more. Linear in the length of `text`; null where there are
 * no words at all.
 */
export function guessLanguage(text: string): ImportLanguage | null {
  const han = countOf(text, /\p{Script=Han}/gu);
  const words = countOf(text, /\p{Script=Latin}+/gu);
  if (han === 0 && words === 0) return null;
  if (han <= words) return 'en';
  return countOf(text, traditional) > countOf(text, simplified) ? 'zh-Hant' : 'zh-Hans';
}

function countOf(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
