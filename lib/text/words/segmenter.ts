import type { Span } from '../types';

/** A word, a number, a run of white space or a mark, with its place in the text it was found in. */
export interface Token extends Span {
  text: string;
}

/** Divides text into words. */
export interface Segmenter {
  /** Tokens in order; their texts, put together, are `text` again, whatever it holds. */
  words(text: string): Token[];
}
