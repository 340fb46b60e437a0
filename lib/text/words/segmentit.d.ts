/**
 * The part of segmentit 2 that we use; the package ships no types. We import this file and not the
 * package, whose entry hides the names of its exports from Node's ES modules.
 */
declare module 'segmentit/dist/cjs/segmentit.js' {
  export interface Word {
    w: string;
    /** Part of speech, a bit of `POSTAG`; absent for words not in the dictionary. */
    p?: number;
  }

  export interface Entry {
    /** Called a frequency; mostly a rank. */
    f: number;
    /** Part of speech. */
    p: number;
  }

  export class Segment {
    /** Reads lines `word|part of speech|frequency`. */
    loadDict(dict: string | readonly string[]): this;
    getDict(name: 'TABLE'): Record<string, Entry>;
  }

  export class Tokenizer {
    constructor(segment: Segment);
    split(words: Word[]): Word[];
  }

  export class Optimizer {
    constructor(segment: Segment);
    /** May change the array that it is given. */
    doOptimize(words: Word[]): Word[];
  }

  export class ChsNameTokenizer extends Tokenizer {}
  export class ChsNameOptimizer extends Optimizer {}

  export const dicts: readonly string[];

  export const POSTAG: Readonly<Record<'A_NR' | 'A_NS' | 'A_NT' | 'D_I' | 'D_L' | 'D_X', number>>;
}
