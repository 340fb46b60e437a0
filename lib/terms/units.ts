/** The least part of a text that terms are compared by. */
export interface TermUnit {
  /** What it is compared by: a Han character, the stem of a word, a number, a mark. */
  key: string;
  /** Place in UTF-16 code units, [start, end). */
  start: number;
  end: number;
}

/**
 * Makes like characters the same (case, width, 简/繁), and keeps the length of the text in UTF-16
 * code units: `foldText` of lib/search.
 */
export type Fold = (text: string) => string;

const unit = /\p{Script=Han}|[\p{L}\p{N}\p{M}]+(?:['’](?=[\p{L}])[\p{L}]+)?|[^\s\p{L}\p{N}\p{M}]/gu;
/** Within a run of letters Han characters stand alone. */
const hanOrRun = /\p{Script=Han}|[^\p{Script=Han}]+/gu;
const latin = /^[a-z][a-z'’-]*$/;

/**
 * A text as the units that terms are compared by: Han characters one by one, words of alphabets by
 * their stem, so that a plural is found as its singular. White space counts for nothing, nor does a
 * hyphen: `e-commerce` is `e commerce`. Time linear in the length.
 */
export function unitsOf(text: string, fold: Fold): TermUnit[] {
  const folded = fold(text);
  const units: TermUnit[] = [];
  for (const { 0: run, index } of folded.matchAll(unit)) {
    if (run === '-' || run === '‐' || run === '‑') continue;
    for (const part of run.matchAll(hanOrRun)) {
      const start = index + part.index;
      units.push({ key: stemOf(part[0]), start, end: start + part[0].length });
    }
  }
  return units;
}

/**
 * A word without the endings of English inflection: *policies* and *policy*, *used* and *using* are
 * one. It joins forms and names no word; others than English words stay as they are. The aligner's
 * stems go further: to it *development* is *develop*, which would be another term.
 * @param word in lower case
 */
export function stemOf(word: string): string {
  if (!latin.test(word)) return word;
  const stem = word.replace(/['’]s?$/, '');
  if (stem.length < 4) return stem;
  for (const [ending, least, put] of endings)
    if (stem.endsWith(ending) && stem.length - ending.length >= least) {
      const left = stem.slice(0, -ending.length);
      // Without a vowel it is no ending: *bring*, *shed*.
      if (/[aeiouy]/.test(left + put)) return undouble(left + put);
    }
  return withoutE(stem);
}

/** Endings, how much must stand before them, and what takes their place. */
const endings: readonly [string, number, string][] = [
  ['sses', 1, 'ss'],
  ['ies', 2, 'y'],
  ['ied', 2, 'y'],
  ['xes', 2, 'x'],
  ['ches', 2, 'ch'],
  ['shes', 2, 'sh'],
  ['ing', 2, ''],
  ['ed', 2, ''],
  ['ss', 1, 'ss'],
  ['us', 1, 'us'],
  ['is', 1, 'is'],
  ['s', 3, ''],
];

function undouble(stem: string): string {
  return withoutE(/([bdgmnprt])\1$/.test(stem) ? stem.slice(0, -1) : stem);
}

function withoutE(stem: string): string {
  return stem.length > 3 && stem.endsWith('e') ? stem.slice(0, -1) : stem;
}
