import type { Segmenter } from './segmenter';

/**
 * The segmenter of the JavaScript engine, for any language and for the browser.
 *
 * @param lang BCP 47 tag; the engine falls back for those it does not know
 * @throws RangeError if `lang` is no well-formed tag
 */
export function createIntlSegmenter(lang: string): Segmenter {
  const segmenter = new Intl.Segmenter(lang, { granularity: 'word' });
  return {
    words: (text) =>
      Array.from(segmenter.segment(text), ({ segment, index }) => ({
        text: segment,
        start: index,
        end: index + segment.length,
      })),
  };
}
