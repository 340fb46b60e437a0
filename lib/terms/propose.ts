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

/** A side of a bead. */
export interface LinkedSide {
  text: string;
  words: readonly LinkedWord[];
}

/** A bead whose words are linked. */
export interface LinkedBead {
  id: number;
  source: LinkedSide;
  target: LinkedSide;
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
  /** The first beads that it stands in, by their place. */
  places: number[];
  /** Whether a particle, a number or the like stands inside of it. */
  hasEdge: boolean;
  isPlain: boolean;
  count: number;
  /** How often it stands inside longer candidates, and inside how many. */
  nested: number;
  holders: number;
  /** How often it stands inside the most frequent of them. */
  mostHeld: number;
  wordings: Map<string, number>;
  targets: Map<string, Target>;
}

/** The target side of a bead. */
interface PlacedTarget extends LinkedSide {
  id: number;
}

interface Target {
  count: number;
  /** How sure it is that it translates the source, 0 to 1; 1 without it. */
  certainty?: number;
  /** Of how many places, where not of all that the source stands in. */
  outOf?: number;
  isPlain: boolean;
  wordings: Map<string, number>;
  beads: number[];
}

/**
 * Proposes the terms of a text with their translations: runs of words that come again and again, by
 * the C-value (Frantzi, Ananiadou & Mima 2000), which lowers what only stands inside longer ones;
 * their translations are the runs that word links lead to and that lead nowhere else (the consistent
 * phrase pairs of Och & Ney 2004). Where links lead nowhere, as from 网络安全 to “cybersecurity”, the
 * run that stands in the same beads is taken (`associate`). Time linear in the words of the text.
 */
export function proposeTerms(
  beads: Iterable<LinkedBead>,
  { least = 3, most = 200 }: ProposeOptions = {},
): ProposedTerm[] {
  const candidates = new Map<string, Candidate>();
  const targets: PlacedTarget[] = [];
  for (const bead of beads) {
    collect(bead, candidates, targets.length);
    targets.push({ id: bead.id, ...bead.target });
  }
  for (const [key, candidate] of candidates) if (candidate.count < least) candidates.delete(key);
  countNested(candidates);
  const linked = new Map<Candidate, ProposedTerm>();
  const taken = new Set<string>();
  for (const candidate of candidates.values()) {
    const [key, target] = bestOf(candidate);
    const proposal = proposalOf(candidate, target, least);
    if (!proposal) continue;
    linked.set(candidate, proposal);
    taken.add(key);
  }
  const found = associate(
    [...candidates].filter(([, it]) => !linked.has(it) && isWhole(it)),
    targets,
    { least, taken },
    // What a word of its own translates, like 风险 of 安全风险 as “risks”, is a part only.
    (key, target) => key.split(' ').some((part) => candidates.get(part)?.targets.has(target)),
  );
  return [
    ...linked.values(),
    ...[...found].flatMap(([candidate, target]) => proposalOf(candidate, target, least) ?? []),
  ]
    .sort((a, b) => b.score - a.score || (a.source < b.source ? -1 : 1))
    .slice(0, most);
}

function collect(bead: LinkedBead, candidates: Map<string, Candidate>, place: number): void {
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
      places: [],
      hasEdge: words.some(({ isEdge }) => isEdge),
      count: 0,
      nested: 0,
      holders: 0,
      mostHeld: 0,
      wordings: new Map<string, number>(),
      targets: new Map<string, Target>(),
    };
    candidates.set(key, candidate);
    candidate.count++;
    if (candidate.places.length < mostPlaces && candidate.places.at(-1) !== place)
      candidate.places.push(place);
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
export function* runsOf(words: readonly LinkedWord[], most: number): Generator<[number, number]> {
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
      candidate.mostHeld = Math.max(candidate.mostHeld, holder.count);
    }
  }
}

/** The translation that the most links lead to, with its key. */
function bestOf({ targets }: Candidate): [key: string, Target] {
  let best: [string, Target] = ['', newTarget(false)];
  for (const target of targets) if (target[1].count > best[1].count) best = target;
  return best;
}

/** Whether a run of words is more than a part of another, and nothing but words of its own. */
function isWhole(candidate: Candidate): boolean {
  const { words, hasEdge, mostHeld, count } = candidate;
  return words > 1 && !hasEdge && mostHeld < mostlyHeld * count && ownOf(candidate) > 0;
}

/** How often a candidate stands for itself, by the C-value. */
function ownOf({ count, nested, holders }: Candidate): number {
  return count - (holders > 0 ? nested / holders : 0);
}

function proposalOf(candidate: Candidate, best: Target, least: number): ProposedTerm | null {
  if (best.count < Math.min(2, least) || (candidate.isPlain && best.isPlain)) return null;
  const share = best.count / (best.outOf ?? candidate.count);
  // Single words count too, a little: log₂ of their number would leave nothing of them.
  const likely = Math.min(likelyNoun(candidate.wordings), likelyNoun(best.wordings));
  const score =
    Math.log2(candidate.words + 0.2) * ownOf(candidate) * share * likely * (best.certainty ?? 1);
  if (share < leastShare || score <= 0) return null;
  return {
    source: mostFrequent(candidate.wordings),
    target: mostFrequent(best.wordings),
    count: candidate.count,
    share,
    score,
    beads: best.beads,
  };
}

/** So many candidates are looked for without links, in so many beads each: what is more frequent has links. */
const mostAssociated = 150;
const mostPlaces = 60;
/** Of a bead without an end, so many words of the target are looked at. */
const mostTargetWords = 300;
/** Of the beads that hold either, the share that holds both (Dice), from which on two runs belong together. */
const leastDice = 0.65;
/** One word that translates several is a compound: “cybersecurity”, not “run”. */
const shortWord = /^[a-z]{1,7}$/;
/** What stands in one longer run so often is a part of it. */
const mostlyHeld = 0.85;
/** A longer run that belongs to it nearly as much is the whole of the translation. */
const nearlyAsMuch = 0.9;

/**
 * Finds the run of target words that stands where a candidate does and hardly elsewhere, by the Dice
 * coefficient (Smadja, McKeown & Hatzivassiloglou 1996). Each translates one term only, the one that it
 * belongs to most (competitive linking, Melamed 2000).
 * Time linear in the words of the text, with at most 150 candidates in 60 beads each, and 300
 * words of each bead.
 */
function associate(
  candidates: (readonly [key: string, Candidate])[],
  targets: readonly PlacedTarget[],
  { least, taken }: { least: number; taken: ReadonlySet<string> },
  isOfPart: (key: string, target: string) => boolean,
): Map<Candidate, Target> {
  candidates.sort(([, a], [, b]) => ownOf(b) - ownOf(a));
  const wanted = candidates.slice(0, mostAssociated).map(([name, candidate]) => {
    const together = new Map<string, number>();
    for (const place of candidate.places)
      for (const key of runKeys(targets[place]!).keys()) countUp(together, key);
    const enough = Math.max(least, leastShare * candidate.places.length);
    const pairs = [...together].filter(([key, count]) => count >= enough && !isOfPart(name, key));
    return { candidate, together: pairs };
  });
  const counts = new Map(wanted.flatMap(({ together }) => together.map(([key]) => [key, 0])));
  for (const target of targets)
    for (const key of runKeys(target).keys()) if (counts.has(key)) countUp(counts, key);
  const pairs = wanted.flatMap(({ candidate, together }) => {
    const rated = together
      .map(([key, count]) => ({
        key,
        length: key.split(' ').length,
        dice: (2 * count) / (candidate.places.length + counts.get(key)!),
      })) // prettier-ignore
      .filter(
        ({ key, dice, length }) =>
          dice >= leastDice && length < longest.target && !shortWord.test(key),
      ) // prettier-ignore
      .filter(({ key }) => !taken.has(key));
    const most = Math.max(...rated.map(({ dice }) => dice));
    const [best] = rated
      .filter(({ dice }) => dice >= nearlyAsMuch * most)
      .sort((a, b) => b.length - a.length || b.dice - a.dice);
    return best ? [{ candidate, ...best }] : [];
  });
  const claimed = new Set<string>();
  const found = new Map<Candidate, Target>();
  for (const { candidate, key, dice } of pairs.sort((a, b) => b.dice - a.dice)) {
    if (claimed.has(key)) continue;
    claimed.add(key);
    found.set(candidate, { ...targetAt(key, candidate, targets), certainty: dice });
  }
  return found;
}

/** The runs of a side by their keys, each with a wording. */
function runKeys({ text, words }: LinkedSide): Map<string, string> {
  const keys = new Map<string, string>();
  for (const [from, to] of runsOf(words.slice(0, mostTargetWords), longest.target)) {
    const run = words.slice(from, to + 1);
    keys.set(run.map(({ key }) => key).join(' '), text.slice(run[0]!.start, run.at(-1)!.end));
  }
  return keys;
}

/** A run of target words where it stands beside a candidate. */
function targetAt(key: string, candidate: Candidate, targets: readonly PlacedTarget[]): Target {
  const found: Target = { ...newTarget(false), outOf: candidate.places.length };
  for (const place of candidate.places) {
    const wording = runKeys(targets[place]!).get(key);
    if (wording === undefined) continue;
    found.count++;
    countUp(found.wordings, wording);
    if (found.beads.length < shownBeads) found.beads.push(targets[place]!.id);
  }
  return found;
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
