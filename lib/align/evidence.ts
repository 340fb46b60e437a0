import type { TextModel } from './text-model';

/**
 * What one Chinese and one English sentence say of each other: for each English stem that some
 * Chinese word can mean, how likely; and the reverse. Sparse: most words of a wrong pair say nothing.
 */
export interface Evidence {
  /** Places in the English sentence's `stems`, and the best weight of each. */
  stems: Uint16Array;
  stemWeights: Float32Array;
  /** Places in the Chinese sentence's words, and the best weight of each. */
  words: Uint16Array;
  wordWeights: Float32Array;
}

/** Compares sentences of one text. Keeps scratch space, so that a comparison allocates its result only. */
export class Comparer {
  /** For each stem, its place in the English sentence being looked at, or -1. */
  private readonly places: Int32Array;
  private current = -1;
  private readonly bestOfStem: Float32Array;
  private readonly bestOfWord: Float32Array;

  constructor(private readonly model: TextModel) {
    this.places = new Int32Array(model.stemProbability.length).fill(-1);
    const most = (lengths: number[]) => lengths.reduce((a, b) => Math.max(a, b), 0);
    this.bestOfStem = new Float32Array(
      most(model.english.map((sentence) => sentence.stems.length)),
    );
    this.bestOfWord = new Float32Array(most(model.chinese.map((sentence) => sentence.words)));
  }

  /**
   * Linear in the number of translations of the Chinese sentence's words.
   * @param c index of a Chinese sentence
   * @param e index of an English sentence; runs of comparisons with the same one are cheaper
   */
  compare(c: number, e: number): Evidence {
    this.lookAt(e);
    const { links } = this.model.chinese[c]!;
    const stems: number[] = [];
    const words: number[] = [];
    for (let at = 0; at < links.stem.length; at++) {
      const place = this.places[links.stem[at]!]!;
      if (place === -1) continue;
      const weight = links.weight[at]!;
      const word = links.word[at]!;
      if (this.bestOfStem[place] === 0) stems.push(place);
      if (weight > this.bestOfStem[place]!) this.bestOfStem[place] = weight;
      if (this.bestOfWord[word] === 0) words.push(word);
      if (weight > this.bestOfWord[word]!) this.bestOfWord[word] = weight;
    }
    const evidence = {
      stems: Uint16Array.from(stems),
      stemWeights: Float32Array.from(stems, (place) => this.bestOfStem[place]!),
      words: Uint16Array.from(words),
      wordWeights: Float32Array.from(words, (word) => this.bestOfWord[word]!),
    };
    for (const place of stems) this.bestOfStem[place] = 0;
    for (const word of words) this.bestOfWord[word] = 0;
    return evidence;
  }

  private lookAt(e: number): void {
    if (this.current === e) return;
    if (this.current !== -1)
      for (const stem of this.model.english[this.current]!.stems) this.places[stem] = -1;
    this.model.english[e]!.stems.forEach((stem, place) => (this.places[stem] = place));
    this.current = e;
  }
}
