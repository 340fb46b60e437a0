import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { align } from '@/lib/align/align';
import { readLexicon, type Lexicon } from '@/lib/align/lexicon';
import type { AlignRegion } from '@/lib/store/carry-alignment';

/** The lexicon that `scripts/build-lexicon.ts` makes. */
export function loadLexicon(): Lexicon {
  return readLexicon(gunzipSync(readFileSync('lib/align/data/lexicon.tsv.gz')).toString());
}

/**
 * The aligner with its lexicon.
 * @param onProgress called with the steps done and in all
 */
export function loadAligner(onProgress: (done: number, total: number) => void): AlignRegion {
  const lexicon = loadLexicon();
  return (source, target, { source: sourceLang, target: targetLang }) =>
    align(source, target, { sourceLang, targetLang, lexicon, onProgress });
}
