import { countScripts } from './han';

/** Small words that no English text is without; together a fifth of any running text or more. */
const english = new Set(
  'the of and to in a is that for it as was with be by on not he his but at are this have from or had an they which you we were her she'.split(
    ' ',
  ),
);

/** How much of a text is looked at, in UTF-16 code units. */
const sampleLength = 200_000;

/**
 * The language of a text as a BCP 47 tag, for proposing it to a person: `zh-Hans`, `zh-Hant`, `en`, `ja`,
 * `ko`, or `und` where it cannot be told.
 */
export function detectLang(text: string): string {
  const sample = text.slice(0, sampleLength);
  const count = (pattern: RegExp) => sample.match(pattern)?.length ?? 0;
  const han = count(/\p{Script=Han}/gu);
  const kana = count(/[\p{Script=Hiragana}\p{Script=Katakana}]/gu);
  const hangul = count(/\p{Script=Hangul}/gu);
  const words = sample.toLowerCase().match(/\p{Script=Latin}+/gu) ?? [];
  const most = Math.max(han + kana, hangul, words.length);
  if (most === 0) return 'und';
  if (most === hangul) return 'ko';
  if (most === han + kana) {
    if (kana > han * 0.1) return 'ja';
    const { simplified, traditional } = countScripts(sample);
    return traditional > simplified ? 'zh-Hant' : 'zh-Hans';
  }
  const known = words.filter((word) => english.has(word)).length;
  return known >= words.length * 0.1 ? 'en' : 'und';
}
