/** The classes of an analysis, from what costs a translator least to what costs most. */
export const analysisBands = [
  'context',
  'repetition',
  'exact',
  '95-99',
  '85-94',
  '75-84',
  '50-74',
  'new',
] as const;

export type AnalysisBand = (typeof analysisBands)[number];

/** A segment to be translated, with its neighbours: '' at an end of the text. */
export interface AnalysedSegment {
  text: string;
  /** How many sentences it is made of. */
  sentences: number;
  previous: string;
  next: string;
}

export interface AnalysisCount {
  segments: number;
  sentences: number;
  words: number;
  /** Without white space. */
  characters: number;
}

export type Analysis = Record<AnalysisBand, AnalysisCount>;

/** The least score that a match must have to count. */
export const leastAnalysed = 50;

/**
 * How much of a text the memories know already: each segment counts in the class of its best match.
 * One that stood before in the same text, with no context or exact match of its own, is a
 * repetition: translated once, it is done. Time: one look-up and one count a segment.
 * @param bestScore of the matches for a segment, 1 to 101; null where there is none
 * @param countWords words of a segment, as its language has them
 */
export function analyse(
  segments: Iterable<AnalysedSegment>,
  bestScore: (segment: AnalysedSegment) => number | null,
  countWords: (text: string) => number,
): Analysis {
  const analysis = Object.fromEntries(
    analysisBands.map((band) => [band, { segments: 0, sentences: 0, words: 0, characters: 0 }]),
  ) as Analysis;
  const seen = new Set<string>();
  for (const segment of segments) {
    const { text } = segment;
    const score = bestScore(segment);
    const known = bandOf(score);
    const isDone = known === 'context' || known === 'exact';
    const band = seen.has(text) && !isDone ? 'repetition' : known;
    seen.add(text);
    const count = analysis[band];
    count.segments++;
    count.sentences += segment.sentences;
    count.words += countWords(text);
    count.characters += [...text.replace(/\s+/gu, '')].length;
  }
  return analysis;
}

/** The class of a score. */
export function bandOf(score: number | null): Exclude<AnalysisBand, 'repetition'> {
  if (score === null || score < leastAnalysed) return 'new';
  if (score > 100) return 'context';
  if (score === 100) return 'exact';
  if (score >= 95) return '95-99';
  if (score >= 85) return '85-94';
  return score >= 75 ? '75-84' : '50-74';
}

/** All classes together. */
export function totalOf(analysis: Analysis): AnalysisCount {
  const total = { segments: 0, sentences: 0, words: 0, characters: 0 };
  for (const band of analysisBands) {
    total.segments += analysis[band].segments;
    total.sentences += analysis[band].sentences;
    total.words += analysis[band].words;
    total.characters += analysis[band].characters;
  }
  return total;
}

/** An analysis as CSV (RFC 4180), a class a line and the total at the end. */
export function analysisCsv(analysis: Analysis): string {
  const line = (name: string, { segments, sentences, words, characters }: AnalysisCount) =>
    `${name},${segments},${sentences},${words},${characters}\r\n`;
  return [
    'match,segments,sentences,words,characters\r\n',
    ...analysisBands.map((band) => line(band, analysis[band])),
    line('total', totalOf(analysis)),
  ].join('');
}
