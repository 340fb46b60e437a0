import { readFileSync } from 'node:fs';
import { linkWords } from '@/lib/align/word-links';
import { loadLexicon } from '../aligner';
import { readLines } from './gold';
import { readWordLinks } from './word-gold';

export interface WordLinkResult {
  beads: number;
  /** Links found, and sure ones of the gold. */
  found: number;
  sure: number;
  precision: number;
  recall: number;
  /** Alignment error rate (Och & Ney 2003). */
  errorRate: number;
}

/** The links of words in the hand-linked beads of the sample, pair of words by pair of words. */
export function evaluateWordLinks(): WordLinkResult {
  const folder = 'tests/data/whitepaper';
  const [chinese, english] = [readLines(`${folder}/zh.txt`), readLines(`${folder}/en.txt`)];
  const golds = readWordLinks(readFileSync(`${folder}/word-links.txt`, 'utf8'), {
    chinese,
    english,
  });
  const lexicon = loadLexicon();
  const sum = { found: 0, sure: 0, inSure: 0, inPossible: 0 };
  for (const gold of golds) {
    const sides = {
      chinese: gold.source.map((at) => chinese[at]!).join(''),
      english: gold.target.map((at) => english[at]!).join(' '),
    };
    const nameOf = ([c, e]: readonly [number, number]) => `${c}-${e}`;
    const sure = new Set(gold.sure.map(nameOf));
    const possible = new Set(gold.possible.map(nameOf));
    const found = new Set<string>();
    for (const link of linkWords(sides.chinese, sides.english, lexicon))
      for (const c of touching(gold.chinese, link.chinese))
        for (const e of touching(gold.english, link.english)) found.add(nameOf([c, e]));
    sum.found += found.size;
    sum.sure += sure.size;
    for (const name of found) {
      if (sure.has(name)) sum.inSure++;
      if (possible.has(name)) sum.inPossible++;
    }
  }
  return {
    beads: golds.length,
    found: sum.found,
    sure: sum.sure,
    precision: sum.inPossible / sum.found,
    recall: sum.inSure / sum.sure,
    errorRate: 1 - (sum.inSure + sum.inPossible) / (sum.found + sum.sure),
  };
}

interface Span {
  start: number;
  end: number;
}

/** Places of the gold's words that a linked word overlaps: the two may be segmented otherwise. */
function touching(words: readonly Span[], { start, end }: Span): number[] {
  return words.flatMap((word, at) => (word.start < end && start < word.end ? [at] : []));
}
