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

/** The words with one first character, read when one of them is first asked for. */
interface Bucket {
  lines: Map<string, string | LexiconEntry>;
  longest: number;
}

/**
 * Reads the lexicon file that `scripts/build-lexicon.ts` makes: sorted lines, `word⇥stem weight stem weight …`
 * with weights in thousandths, or `variant⇥=word`. Only where each first character begins is read
 * at once: a text needs a small part of all words.
 * @param text the whole file, unpacked
 */
export function readLexicon(text: string): Lexicon {
  const start = new Int32Array(65536).fill(-1);
  const end = new Int32Array(65536);
  for (let at = 0; at < text.length;) {
    const next = text.indexOf('\n', at) + 1 || text.length;
    const first = text.charCodeAt(at);
    if (start[first] === -1) start[first] = at;
    end[first] = next;
    at = next;
  }
  const buckets = new Map<number, Bucket>();
  const bucketOf = (first: number): Bucket => {
    let bucket = buckets.get(first);
    if (!bucket) {
      bucket = readBucket(start[first] === -1 ? '' : text.slice(start[first], end[first]));
      buckets.set(first, bucket);
    }
    return bucket;
  };
  const find = (word: string): LexiconEntry | undefined => {
    const { lines } = bucketOf(word.charCodeAt(0));
    const line = lines.get(word);
    if (typeof line !== 'string') return line;
    const entry = line.startsWith('=') ? find(line.slice(1)) : parseEntry(line);
    if (entry) lines.set(word, entry);
    return entry;
  };
  return {
    find,
    has: (word) => bucketOf(word.charCodeAt(0)).lines.has(word),
    longestAt: (source, at) => bucketOf(source.charCodeAt(at)).longest,
  };
}

function readBucket(text: string): Bucket {
  const bucket: Bucket = { lines: new Map(), longest: 1 };
  for (const line of text.split('\n')) {
    const tab = line.indexOf('\t');
    if (tab === -1) continue;
    bucket.lines.set(line.slice(0, tab), line.slice(tab + 1));
    bucket.longest = Math.max(bucket.longest, tab);
  }
  return bucket;
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
