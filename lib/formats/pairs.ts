import type { TranslationUnit, Variant } from './types';

export interface PairWish {
  /** BCP 47: `zh` takes any Chinese, `zh-Hans` no traditional, `zh-TW` best Taiwan's. */
  source: string;
  target: string;
  /** Tags to be taken, the first best, where several fit equally. */
  prefer?: readonly string[];
}

export type PairProblem =
  | { code: 'no-source' | 'no-target' | 'empty'; langs: readonly string[] }
  /** Several languages fit equally: `langs` are to be asked about and given back as `prefer`. */
  | { code: 'ambiguous-source' | 'ambiguous-target'; langs: readonly string[] };

export interface VariantPair {
  source: Variant;
  target: Variant;
}

/**
 * The source/target pairs of a unit for a pair of languages: one, or several where a language comes
 * several times (alternatives). Which language tag is taken: see `fittingLang`.
 */
export function pairVariants(
  unit: TranslationUnit,
  wish: PairWish,
): { pairs: VariantPair[] } | { problem: PairProblem } {
  const langs = distinct(unit.variants);
  const source = fittingLang(langs, wish.source, wish.prefer);
  if (typeof source !== 'string')
    return {
      problem:
        source.length === 0
          ? { code: 'no-source', langs }
          : { code: 'ambiguous-source', langs: source },
    };
  const target = fittingLang(
    langs.filter((lang) => lang !== source),
    wish.target,
    wish.prefer,
  );
  if (typeof target !== 'string')
    return {
      problem:
        target.length === 0
          ? { code: 'no-target', langs }
          : { code: 'ambiguous-target', langs: target },
    };
  const pairs: VariantPair[] = [];
  for (const from of unit.variants)
    if (from.lang === source && from.text.trim() !== '')
      for (const to of unit.variants)
        if (to.lang === target && to.text.trim() !== '') pairs.push({ source: from, target: to });
  return pairs.length > 0 ? { pairs } : { problem: { code: 'empty', langs: [source, target] } };
}

/**
 * The one of several languages that fits a wish best: the same tag; else the same language and
 * script with the likely or no region (`zh` for `zh-CN`, `en` for `en-GB`); else another region;
 * else, where the wish names neither script nor region, another script. zh-Hans never fits zh-Hant.
 * @param langs canonical tags, each once
 * @returns the tag; where several fit equally all of them, where none fits none
 */
export function fittingLang(
  langs: readonly string[],
  wish: string,
  prefer: readonly string[] = [],
): string | string[] {
  let best: string[] = [];
  let distance = Infinity;
  for (const lang of langs) {
    const away = langDistance(wish, lang);
    if (away < distance) best = [];
    if (away <= distance && away < Infinity) {
      best.push(lang);
      distance = away;
    }
  }
  if (best.length === 1) return best[0]!;
  return prefer.find((lang) => best.includes(lang)) ?? best;
}

const distances = new Map<string, number>();

function langDistance(wish: string, lang: string): number {
  if (wish === lang) return 0;
  const key = `${wish} ${lang}`;
  let distance = distances.get(key);
  if (distance === undefined) {
    distance = measureDistance(wish, lang);
    if (distances.size < 1000) distances.set(key, distance);
  }
  return distance;
}

function measureDistance(wish: string, lang: string): number {
  let wanted: Intl.Locale;
  let offered: Intl.Locale;
  try {
    wanted = new Intl.Locale(wish);
    offered = new Intl.Locale(lang);
  } catch {
    return Infinity;
  }
  if (wanted.language !== offered.language) return Infinity;
  const [likelyWanted, likelyOffered] = [wanted.maximize(), offered.maximize()];
  if (likelyWanted.script !== likelyOffered.script)
    return wanted.script || wanted.region ? Infinity : 3;
  // To who names no region, all regions are one.
  if (!wanted.region) return 1;
  return !offered.region || likelyWanted.region === likelyOffered.region ? 1 : 2;
}

function distinct(variants: readonly Variant[]): string[] {
  const langs: string[] = [];
  for (const { lang } of variants) if (!langs.includes(lang)) langs.push(lang);
  return langs;
}
