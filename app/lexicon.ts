import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { readLexicon, type Lexicon } from '@/lib/align/lexicon';

let lexicon: Lexicon | undefined;

/** The aligner's lexicon, for the server: read once, when it is first wanted. */
export function theLexicon(): Lexicon {
  lexicon ??= readLexicon(gunzipSync(readFileSync('lib/align/data/lexicon.tsv.gz')).toString());
  return lexicon;
}
