/** What a Chinese word can be in English. */
export interface LexiconEntry {
  /** Stems (`stemOf`) and how likely each is, descending. */
  stems: readonly string[];
  weights: Float32Array;
}

/** Chinese words with their likely translations. */
export interface Lexicon {
  /** The entry of a simplified or traditional word. */
  find(word: string): LexiconEntry | undefined;
  /** Whether there is such a word; cheaper than `find`. */
  has(word: string): boolean;
  /** Length of the longest word that begins as `text` does at `at`, in UTF-16 code units; at least 1. */
  longestAt(text: string, at: number): number;
}

/**
 * Reads the lexicon file that `scripts/build-lexicon.ts` makes: a line a word, `word[,variant…]⇥stem weight stem weight …`,
 * weights in thousandths. Entries are parsed when they are first asked for.
 * @param text the whole file, unpacked
 */
export function readLexicon(text: string): Lexicon {
  const lines = new Map<string, string | LexiconEntry>();
  const longest = new Uint8Array(65536).fill(1);
  const add = (word: string, line: string) => {
    lines.set(word, line);
    const first = word.charCodeAt(0);
    if (word.length > longest[first]!) longest[first] = Math.min(255, word.length);
  };
  for (let start = 0; start < text.length;) {
    const end = text.indexOf('\n', start);
    const tab = text.indexOf('\t', start);
    if (end === -1 || tab === -1) break;
    const rest = text.slice(tab + 1, end);
    for (const word of text.slice(start, tab).split(',')) if (!lines.has(word)) add(word, rest);
    start = end + 1;
  }
  return {
    has: (word) => lines.has(word),
    longestAt: (source, at) => longest[source.charCodeAt(at)]!,
    find(word) {
      const line = lines.get(word);
      if (typeof line !== 'string') return line;
      const entry = parseEntry(line);
      lines.set(word, entry);
      return entry;
    },
  };
}

function parseEntry(line: string): LexiconEntry {
  const parts = line === '' ? [] : line.split(' ');
  const stems: string[] = [];
  const weights = new Float32Array(parts.length / 2);
  for (let i = 0; i < weights.length; i++) {
    stems.push(parts[2 * i]!);
    weights[i] = Number(parts[2 * i + 1]) / 1000;
  }
  return { stems, weights };
}
