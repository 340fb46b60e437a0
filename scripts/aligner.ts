import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { align, type AlignOptions } from '@/lib/align/align';
import { readLexicon, type Lexicon } from '@/lib/align/lexicon';
import type { AlignableBlock, Bead } from '@/lib/align/types';
import type { AlignRegion } from '@/lib/store/carry-alignment';
import type { ShownBead } from './bead-stream';

/** The lexicon that `scripts/build-lexicon.ts` makes. */
export function loadLexicon(): Lexicon {
  return readLexicon(gunzipSync(readFileSync('lib/align/data/lexicon.tsv.gz')).toString());
}

/**
 * The aligner with its lexicon.
 * @param onProgress called with the steps done and in all, whenever the percentage changes
 * @param onBeads called with the beads as they come
 */
export function loadAligner(
  onProgress: (done: number, total: number) => void,
  onBeads?: (beads: ShownBead[]) => void,
): AlignRegion {
  const lexicon = loadLexicon();
  return (source, target, languages, anchors) => {
    const options: AlignOptions = {
      sourceLang: languages.source,
      targetLang: languages.target,
      lexicon,
      anchors,
      onProgress: atEachPercent(onProgress),
    };
    if (onBeads) {
      const shown = wordsOfBeads(source, target, languages);
      options.onBeads = (beads) => onBeads(beads.map(shown));
    }
    return align(source, target, options);
  };
}

function atEachPercent(tell: (done: number, total: number) => void): typeof tell {
  let last = -1;
  return (done, total) => {
    const percent = total > 0 ? Math.floor((100 * done) / total) : 100;
    if (percent === last) return;
    last = percent;
    tell(done, total);
  };
}

function wordsOfBeads(
  source: readonly AlignableBlock[],
  target: readonly AlignableBlock[],
  languages: { source: string; target: string },
): (bead: Bead) => ShownBead {
  const sources = source.flatMap((block) => block.sentences);
  const targets = target.flatMap((block) => block.sentences);
  const join = (sentences: readonly string[], places: readonly number[], lang: string) =>
    // Chinese sentences stand side by side, English ones with a space between.
    places.map((place) => sentences[place]).join(/^(?:zh|ja)\b/i.test(lang) ? '' : ' ');
  return ({ source, target, confidence }) => ({
    source: join(sources, source, languages.source),
    target: join(targets, target, languages.target),
    confidence,
  });
}
