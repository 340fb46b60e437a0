import { sameRuns } from '@/lib/memory/differences';
import { createIntlSegmenter } from '@/lib/text/words/intl';

/** A stretch of two texts: the same in both, or what stands in the place of what. */
export type DifferencePart = { kind: 'same'; text: string } | { kind: 'different'; before: string; after: string }; // prettier-ignore

const segmenters = new Map<string, ReturnType<typeof createIntlSegmenter>>();

/**
 * What differs between two wordings, by whole words, in order: what is the same in both and what was
 * before make `before` again, what is the same and what came after make `after`.
 * Time: product of the words between the common beginning and end, up to 2,000 on either side.
 * @param lang BCP 47, of both
 */
export function wordDifferences(before: string, after: string, lang: string): DifferencePart[] {
  const [a, b] = [wordsOf(before, lang), wordsOf(after, lang)];
  const numbers = new Map<string, number>();
  const numbered = (words: readonly string[]) =>
    Uint32Array.from(words, (word) => {
      const number = numbers.get(word) ?? numbers.size;
      numbers.set(word, number);
      return number;
    });
  const parts: DifferencePart[] = [];
  const differ = (from: string, to: string) => {
    if (from === '' && to === '') return;
    const last = parts.at(-1);
    if (last?.kind === 'different') {
      last.before += from;
      last.after += to;
    } else parts.push({ kind: 'different', before: from, after: to });
  };
  let [at, other] = [0, 0];
  for (const run of sameRuns(numbered(a), numbered(b))) {
    differ(a.slice(at, run.start).join(''), b.slice(other, run.other).join(''));
    [at, other] = [run.start + run.length, run.other + run.length];
    const same = a.slice(run.start, at).join('');
    // Nothing but a space between two changes belongs to them: one reads them as one.
    const between = parts.length > 0 && at < a.length && other < b.length;
    if (between && same.trim() === '') differ(same, same);
    else parts.push({ kind: 'same', text: same });
  }
  differ(a.slice(at).join(''), b.slice(other).join(''));
  return parts;
}

function wordsOf(text: string, lang: string): string[] {
  let segmenter = segmenters.get(lang);
  if (!segmenter) segmenters.set(lang, (segmenter = createIntlSegmenter(lang)));
  return segmenter.words(text).map((word) => word.text);
}
