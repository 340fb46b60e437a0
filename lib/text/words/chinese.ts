import { ChsNameOptimizer, ChsNameTokenizer, type Word } from 'segmentit/dist/cjs/segmentit.js';
import type { Span } from '../types';
import { type Dictionary, loadDictionary, UNKNOWN } from './dictionary';
import { joinNumbers } from './numbers';
import { runsOf } from './runs';
import type { Segmenter } from './segmenter';
import { simplify } from './simplify';
import { cheapestDivision } from './viterbi';

/** How many words segmentit's optimizer gets at once: it is quadratic in them. */
const SLICE = 256;

/**
 * Chinese words by segmentit's dictionary and recognition of names, with a division of our own in
 * place of its tokenizer, which tries every division there is (exponential). Traditional text is
 * looked up in simplified characters. Words of other scripts, numbers and white space stay whole.
 *
 * Time and space are linear in the length of the text: at most one look-up per character and length
 * of a word, twice where the text is traditional.
 */
export function createChineseSegmenter(dictionary: Dictionary = loadDictionary()): Segmenter {
  const names = new ChsNameTokenizer(dictionary.segment);
  const fullNames = new ChsNameOptimizer(dictionary.segment);

  /** The lengths of the words of a run of Han characters. */
  function divide(run: string): number[] {
    const simple = simplify(run);
    const isSimple = simple === run;
    const entryAt = (start: number, end: number) =>
      dictionary.entry(run.slice(start, end)) ??
      (isSimple ? undefined : dictionary.entry(simple.slice(start, end)));
    const ends = cheapestDivision(run, {
      reach: (at) => Math.max(dictionary.reach(run[at]!), dictionary.reach(simple[at]!)),
      cost: (from, to) => entryAt(from, to)?.cost,
      unknown: UNKNOWN,
    });
    const words: Word[] = [];
    let start = 0;
    let unknownFrom = 0;
    const closeUnknown = (end: number) => {
      if (end === unknownFrom) return;
      for (const word of names.split([{ w: simple.slice(unknownFrom, end) }])) words.push(word);
    };
    for (const end of ends) {
      const entry = entryAt(start, end);
      if (entry) {
        closeUnknown(start);
        words.push({ w: simple.slice(start, end), p: entry.pos });
        unknownFrom = end;
      }
      start = end;
    }
    closeUnknown(run.length);
    const lengths: number[] = [];
    for (let at = 0; at < words.length; at += SLICE) {
      for (const { w } of fullNames.doOptimize(words.slice(at, at + SLICE))) lengths.push(w.length);
    }
    return lengths;
  }

  return {
    words(text) {
      const spans: Span[] = [];
      for (const { kind, start, end } of runsOf(text)) {
        if (kind !== 'han') {
          spans.push({ start, end });
          continue;
        }
        let at = start;
        for (const length of divide(text.slice(start, end))) {
          spans.push({ start: at, end: at + length });
          at += length;
        }
      }
      return joinNumbers(text, spans).map(({ start, end }) => ({
        text: text.slice(start, end),
        start,
        end,
      }));
    },
  };
}
