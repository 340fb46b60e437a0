import { isChinese, isEnglish, type CheckedBead, type Issue, type Side } from './types';

const sides = ['source', 'target'] as const;

/** Every match of a pattern in a side's sentences, as issues of a check. */
function find(bead: CheckedBead, side: Side, check: Issue['check'], pattern: RegExp): Issue[] {
  return bead[side].sentences.flatMap((text, sentence) =>
    [...text.matchAll(pattern)].map((match): Issue => ({
      check,
      place: { side, sentence, start: match.index, end: match.index + match[0].length },
      found: match[0],
    })),
  );
}

const han = /\p{Script=Han}+/gu;
/** Five words of running text in Latin letters; names and titles are written large. */
const englishRun = /(?<![\p{L}(（《“"])\p{L}+(?:[\s,]+(?=\p{Ll})[a-zà-ÿ'’-]+){4,}/gu;

/**
 * Words of the source's language left standing in the target. Chinese in English is looked over
 * where it stands in brackets or quotation marks; English in Chinese where it is short.
 */
export function checkUntranslated(bead: CheckedBead): Issue[] {
  const { source, target } = bead;
  const [from, to] = [source.sentences.join(' ').trim(), target.sentences.join(' ').trim()];
  if (from === to && /\p{L}{2,}/u.test(to) && (isChinese(source.lang) || /\s\p{Ll}+\s/u.test(to)))
    return [{ check: 'untranslated', place: null, found: '' }];
  if (isEnglish(target.lang)) return find(bead, 'target', 'untranslated', han).filter((it) => !isQuoted(target.sentences, it));
  return isChinese(target.lang) ? find(bead, 'target', 'untranslated', englishRun) : [];
} // prettier-ignore

/** Whether a place stands between brackets or quotation marks. */
function isQuoted(sentences: readonly string[], { place }: Issue): boolean {
  const text = sentences[place!.sentence]!;
  const before = text.slice(Math.max(0, place!.start - 80), place!.start);
  const after = text.slice(place!.end, place!.end + 80);
  return /[([（“"'‘「《][^)\]）”"'’」》]*$/u.test(before) && /^[^([（“‘「《]*[)\]）”"'’」》]/u.test(after);
} // prettier-ignore

/** Two spaces where one is meant, one before a mark, one between Chinese characters. */
export function checkSpaces(bead: CheckedBead): Issue[] {
  return sides.flatMap((side) =>
    find(bead, side, 'spaces', isChinese(bead[side].lang) ? chineseSpaces : westernSpaces),
  );
}

const chineseSpaces =
  /(?<=\S)[ \u00a0]{2,}(?=\S)|(?<=[\p{Script=Han}，。；：]) (?=[\p{Script=Han}，。；：])/gu;
const westernSpaces = /(?<=\S)[ \u00a0]{2,}(?=\S)|(?<=[\p{L}\p{N}]) +(?=[,;](?:\s|$))/gu;

/** Doubled English words that are right: `had had`, `that that`, `very very`, `ha ha`. */
const rightlyDoubled = new Set(
  'had that is very so no yes ha ho hee he-he la na now there well long far many much more really good bye knock tut chop click tick bang boo pooh aye ah oh hey come go please again never too round on out up down over in her you do who what why blah yeah quick run help look wait stop hear old dear'.split(' '),
); // prettier-ignore
const doubledEnglish = /(?<![\p{L}\p{N}'’.-])([a-z]+)\s+\1(?![\p{L}\p{N}'’-])/gu;
/** Characters that are never doubled but by a slip, and pronouns; 的的确确 and 了了 (不甚了了) are words. */
const doubledChinese =
  /的的(?!确)|(?<![草不甚])了了(?!不|之)|(?<!的)地地(?!道)|(?<![是])是是(?![是非])|和和(?![气美睦])|与与|在在(?!处)|(?:我们){2}|(?:他们){2}|(?:你们){2}|(?:它们){2}|(?:因为){2}|(?:所以){2}|(?:但是){2}|(?:如果){2}|(?:可以){2}|(?:我国){2}|(?:中国){2}/gu;
/** Three to eight characters twice in a row, but not a sound drawn out (哈哈哈哈哈哈). */
const doubledPhrase = /(\p{Script=Han}{3,8})\1/gu;

/**
 * A word that stands twice in a row by a slip. Reduplication is a means of Chinese (看看, 慢慢, 天天,
 * 研究研究), so only what is never doubled counts there.
 */
export function checkRepeatedWords(bead: CheckedBead): Issue[] {
  return sides.flatMap((side) => {
    if (isChinese(bead[side].lang))
      return [
        ...find(bead, side, 'repeated-word', doubledChinese),
        ...find(bead, side, 'repeated-word', doubledPhrase).filter(
          ({ found }) => new Set(found).size > 2,
        ),
      ];
    return find(bead, side, 'repeated-word', doubledEnglish).filter(
      ({ found }) => !rightlyDoubled.has(found.split(/\s/)[0]!),
    );
  });
}
