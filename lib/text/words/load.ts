import { languageFor } from '../languages/registry';
import { createIntlSegmenter } from './intl';
import type { Segmenter } from './segmenter';

let chinese: Promise<Segmenter> | undefined;

/**
 * The best segmenter for a language. Chinese loads a dictionary of 11 MB in memory once in a process:
 * for scripts and workers; pages use `createIntlSegmenter`.
 *
 * @param lang BCP 47 tag
 * @throws RangeError if `lang` is no well-formed tag
 */
export async function loadSegmenter(lang: string): Promise<Segmenter> {
  if (languageFor(lang).tag !== 'zh') return createIntlSegmenter(lang);
  chinese ??= import('./chinese').then(({ createChineseSegmenter }) => createChineseSegmenter());
  return chinese;
}
