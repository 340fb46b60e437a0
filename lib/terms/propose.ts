/** A word of a bead, as far as proposals need it. */
export interface LinkedWord {
  start: number;
  end: number;
  /** What counts as the same word. */
  key: string;
  /** Particles, articles and the like, numbers, marks: no term begins or ends with one. */
  isEdge: boolean;
  /** A short word of everyday language: alone, translated by another such, it is no term. */
  isPlain: boolean;
  /** Whether anything but white space stands between it and the word before it. */
  isApart: boolean;
}

/** A bead whose words are linked. */
export interface LinkedBead {
  id: number;
  source: { text: string; words: readonly LinkedWord[] };
  target: { text: string; words: readonly LinkedWord[] };
  /** Pairs of a place in `source.words` and one in `target.words`. */
  links: readonly (readonly [number, number])[];
}

/** A pair that a text uses again and again. */
export interface ProposedTerm {
  source: string;
  target: string;
  /** How often the source stands in the text. */
  count: number;
  /** In what share of these places `target` translates it, 0 to 1. */
  share: number;
  /** The greater the likelier it is a term; comparable inside one text only. */
  score: number;
  /** Some of the beads where it is so translated. */
  beads: number[];
}

export interface ProposeOptions {
  /** The least times that a term stands in the text. Default 3. */
  least?: number;
  /** At most so many proposals. Default 200. */
  most?: number;
}

/** Words of a term at most; articles and prepositions make English ones longer. */
const longest = { source: 5, target: 8 };
/** A pair that is so translated less often is no agreed translation. */
const leastShare = 0.4;
const shownBeads = 5;

interface Candidate {
  words: number;
  isPlain: boolean;
  count: number;
  /** How often it stands inside longer candidates, and inside how many. */
  nested: number;
  holders: number;
  wordings: Map<string, number>;
  targets: Map<string, Target>;
}

interface Target {
  count: number;
  isPlain: boolean;
  wordings: Map<string, number>;
  beads: number[];
}

/**
 * Proposes the terms of a text with their translations: runs of words that come again and again, by
 * the C-value (Frantzi, Ananiadou & Mima 2000), which lowers what only stands inside longer ones;
 * their translations are the runs that word links lead to and that lead nowhere else (the consistent
 * phrase pairs of Och & Ney 2004). Time linear in the words of the text.
 */
export function proposeTerms(
  beads: Iterable<LinkedBead>,
  { least = 3, most = 200 }: ProposeOptions = {},
): ProposedTerm[] {
  const candidates = new Map<string, Candidate>();
  for (const bead of beads) collect(bead, candidates);
  for (const [key, candidate] of candidates) if (candidate.count < least) candidates.delete(key);
  countNested(candidates);
  return [...candidates]
    .flatMap(([, candidate]) => proposalOf(candidate, least))
    .sort((a, b) => b.score - a.score || (a.source < b.source ? -1 : 1))
    .slice(0, most);
}

function collect(bead: LinkedBead, candidates: Map<string, Candidate>): void {
  const { source, target, links } = bead;
  const linkedTo = source.words.map((): number[] => []);
  const linkedFrom = target.words.map((): number[] => []);
  for (const [i, j] of links) {
    linkedTo[i]?.push(j);
    linkedFrom[j]?.push(i);
  }
  for (const [from, to] of runsOf(source.words, longest.source)) {
    const words = source.words.slice(from, to + 1);
    const key = words.map((word) => word.key).join(' ');
    const candidate = candidates.get(key) ?? {
      words: words.length,
      isPlain: words.length === 1 && words[0]!.isPlain,
      count: 0,
      nested: 0,
      holders: 0,
      wordings: new Map<string, number>(),
      targets: new Map<string, Target>(),
    };
    candidates.set(key, candidate);
    candidate.count++;
    countUp(candidate.wordings, source.text.slice(words[0]!.start, words.at(-1)!.end));
    // What the links of the inner words say of the outer ones is a guess.
    if (linkedTo[from]!.length === 0 || linkedTo[to]!.length === 0) continue;
    const places = linkedTo.slice(from, to + 1).flat();
    const run = consistentRun(places, linkedFrom, from, to, target.words);
    if (!run) continue;
    const found = target.words.slice(run[0], run[1] + 1);
    const targetKey = found.map((word) => word.key).join(' ');
    const pair =
      candidate.targets.get(targetKey) ?? newTarget(found.length === 1 && found[0]!.isPlain);
    candidate.targets.set(targetKey, pair);
    pair.count++;
    countUp(pair.wordings, target.text.slice(found[0]!.start, found.at(-1)!.end));
    if (pair.beads.length < shownBeads && pair.beads.at(-1) !== bead.id) pair.beads.push(bead.id);
  }
}

/** Runs of words that could be a term: no edge word at an end, nothing between its words. */
function* runsOf(words: readonly LinkedWord[], most: number): Generator<[number, number]> {
  for (let from = 0; from < words.length; from++) {
    if (words[from]!.isEdge) continue;
    for (let to = from; to < Math.min(words.length, from + most); to++) {
      if (to > from && words[to]!.isApart) break;
      if (!words[to]!.isEdge) yield [from, to];
    }
  }
}

/** The stretch of target words that a run is linked to, if they are linked to nothing outside of it. */
function consistentRun(
  places: readonly number[],
  linkedFrom: readonly (readonly number[])[],
  from: number,
  to: number,
  words: readonly LinkedWord[],
): [number, number] | null {
  if (places.length === 0) return null;
  const [first, last] = [Math.min(...places), Math.max(...places)];
  if (last - first >= longest.target || words[first]!.isEdge || words[last]!.isEdge) return null;
  for (let j = first; j <= last; j++) {
    if (j > first && words[j]!.isApart) return null;
    if (linkedFrom[j]!.some((i) => i < from || i > to)) return null;
  }
  return [first, last];
}

function countNested(candidates: ReadonlyMap<string, Candidate>): void {
  for (const [key, holder] of candidates) {
    const words = key.split(' ');
    const inside = new Set<string>();
    for (let from = 0; from < words.length; from++)
      for (let to = from + 1; to <= words.length; to++)
        if (to - from < words.length) inside.add(words.slice(from, to).join(' '));
    for (const part of inside) {
      const candidate = candidates.get(part);
      if (!candidate) continue;
      candidate.nested += holder.count;
      candidate.holders++;
    }
  }
}

function proposalOf(candidate: Candidate, least: number): ProposedTerm[] {
  let best = newTarget(false);
  for (const target of candidate.targets.values()) if (target.count > best.count) best = target;
  if (best.count < Math.min(2, least) || (candidate.isPlain && best.isPlain)) return [];
  const share = best.count / candidate.count;
  const own = candidate.count - (candidate.holders > 0 ? candidate.nested / candidate.holders : 0);
  // Single words count too, a little: log₂ of their number would leave nothing of them.
  const likely = Math.min(likelyNoun(candidate.wordings), likelyNoun(best.wordings));
  const score = Math.log2(candidate.words + 0.2) * own * share * likely;
  if (share < leastShare || score <= 0) return [];
  return [
    {
      source: mostFrequent(candidate.wordings),
      target: mostFrequent(best.wordings),
      count: candidate.count,
      share,
      score,
      beads: best.beads,
    },
  ];
}

function newTarget(isPlain: boolean): Target {
  return { count: 0, isPlain, wordings: new Map(), beads: [] };
}

function countUp(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

/**
 * The wording that came most often, whatever its case; in lower case where it stood so once, since
 * headings and the beginnings of sentences write any word large.
 */
function mostFrequent(counts: ReadonlyMap<string, number>): string {
  const folded = new Map<string, number>();
  for (const [wording, count] of counts)
    folded.set(wording.toLowerCase(), (folded.get(wording.toLowerCase()) ?? 0) + count);
  const first = [...folded].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))[0]![0];
  const capitals = (wording: string) => wording.replace(/[^\p{Lu}]/gu, '').length;
  return [...counts.keys()]
    .filter((wording) => wording.toLowerCase() === first)
    .sort((a, b) => capitals(a) - capitals(b) || (a < b ? -1 : 1))[0]!;
}

/**
 * How likely English wordings are those of a noun, from 0 to 1: terms are nouns, and verbs and adverbs
 * show by their forms. 1 for other languages.
 */
function likelyNoun(wordings: ReadonlyMap<string, number>): number {
  const forms = [...wordings.keys()].map((wording) => wording.toLowerCase().split(/[\s-]+/));
  const [first = []] = forms;
  if (!first.every((word) => /^[a-z’']+$/.test(word))) return 1;
  // Strengthen, strengthened: what is conjugated in one place or another is a verb.
  const isConjugated = [0, -1].some((at) => new Set(forms.map((words) => endingOf(words.at(at)!))).size > 1); // prettier-ignore
  const [head, tail] = [first[0]!, first.at(-1)!];
  const isAdverb = /ly$/.test(head) && !nounInLy.test(head);
  const isOdd =
    isAdverb ||
    /(?:ed|ly)$/.test(tail) ||
    (first.length > 1 && first[1] !== 'and' && /(?:ing|[^aious]s)$/.test(head));
  return isConjugated || (isAdverb && first.length === 1) ? 0 : isOdd ? 0.3 : 1;
}

const nounInLy = /(?:fami|assemb|monopo|supp|anoma|rep|al|ita)ly$/;

function endingOf(word: string): string {
  return /(?:ing|ed)$/.exec(word)?.[0] ?? '';
}
