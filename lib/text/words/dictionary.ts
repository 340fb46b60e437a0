import { dicts, POSTAG, Segment } from 'segmentit/dist/cjs/segmentit.js';

/** A dictionary entry as the segmenter needs it. */
export interface Entry {
  cost: number;
  /** Part of speech, a bit of segmentit's `POSTAG`; never 0. */
  pos: number;
}

export interface Dictionary {
  /** segmentit's own, for its modules. */
  segment: Segment;
  entry(word: string): Entry | undefined;
  /** Length of the longest word that starts with this code unit; 0 if there is none. */
  reach(first: string): number;
}

/** The cost of any word: the fewest words win. */
const WORD = 1;
/** The cost of a character that is in no word. */
export const UNKNOWN = 1.5;
/** On top of a compound that can be read from its parts, so that two words beat it, and three do not. */
const COMPOUND = 1.1;
/** From how many characters on an entry may be such a compound. */
const COMPOUND_LENGTH = 4;
/** Small enough that a whole sentence of it does not outweigh a word. */
const RANK = 1e-4;
/** Idioms, set phrases and names: not to be read from their parts. */
const FIXED = POSTAG.D_I | POSTAG.D_L | POSTAG.A_NR | POSTAG.A_NS | POSTAG.A_NT;

/**
 * segmentit's dictionary (151,290 words), with costs of our own. What it calls frequency is a rank
 * where it was counted at all (的 1, 是 2, 在 3), and set by hand elsewhere (中国 30000): it serves to
 * break ties, the lower the better, and for nothing else.
 */
export function loadDictionary(): Dictionary {
  const segment = new Segment().loadDict(dicts);
  const entries = new Map<string, Entry>();
  const reaches = new Map<string, number>();
  for (const [word, { f, p }] of Object.entries(segment.getDict('TABLE'))) {
    const isCompound = word.length >= COMPOUND_LENGTH && (p & FIXED) === 0;
    entries.set(word, {
      cost: WORD + (isCompound ? COMPOUND : 0) + RANK * Math.log(f + 1),
      // segmentit's modules take a word without part of speech for an unknown one.
      pos: p || POSTAG.D_X,
    });
    const first = word[0]!;
    reaches.set(first, Math.max(reaches.get(first) ?? 0, word.length));
  }
  return {
    segment,
    entry: (word) => entries.get(word),
    reach: (first) => reaches.get(first) ?? 0,
  };
}
