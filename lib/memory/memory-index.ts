import { Best } from './best-matches';
import { concordanceOf } from './concordance';
import { fragmentsOf } from './fragments';
import { PatternDistance } from './edit-distance';
import { dropDoubles, holdsAll, merged, partOf, takeGone, type Part } from './index-part';
import { contextScore, exactScore, fuzzyScore, highestFuzzyScore, nearScore } from './score';
import { allHeld, buildSegment, lowerBound, neighbourHash, type Segment } from './segment';
import { largestSegment } from './segment-layout';
import { longestFuzzy } from './segment-search';
import { foldCodePoints, hashOf, nearDifferences, skeletonOf, type FoldedText } from './skeleton';
import type { ConcordanceLine, Fold, Fragment, FragmentOptions, IndexedUnit, Match, MatchOptions, MatchQuery } from './types'; // prettier-ignore

/** What a memory's index is opened with. */
export interface IndexOptions {
  fold: Fold;
  /** Opened segments; where two hold the same id, the later one counts. */
  segments?: readonly Segment[];
  /** Ids that segments hold and that are gone since. */
  removed?: Iterable<number>;
  /** Units that were removed stay in the segments that `compact` gives, and among its `removed`: they may come back. */
  keepsRemoved?: boolean;
}

/** What the caller writes and deletes in one transaction, so that its copy is the index again. */
export interface IndexChanges {
  /** New segments, to be kept behind those there are. */
  written: readonly Segment[];
  /** Segments that are in the written ones. */
  dropped: readonly Segment[];
  /** All ids that kept segments hold and that are gone: `removed` of the next opening. */
  removed: readonly number[];
}

/** Segments up to this size are merged as units are added; larger ones when `compact` is called. */
const mergedAtOnce = 8192;
/** Units of one skeleton whose differences are told; more are passed over, the older first. */
export const mostNear = 2000;
const mostExact = 2000;

/** Opens an index over the sources of a memory. */
export function createMemoryIndex(options: IndexOptions): MemoryIndex {
  return new MemoryIndex(options);
}

/**
 * Finds units by their source: matches, fragments, words. Units added are found by the next call;
 * `compact` says what to keep, so that a later opening needs no rebuild.
 */
export class MemoryIndex {
  private readonly fold: Fold;
  private readonly keepsRemoved: boolean;
  private parts: Part[];
  /** What the caller has kept. */
  private kept: Set<Segment>;
  private readonly removed = new Set<number>();

  constructor({ fold, segments = [], removed = [], keepsRemoved = false }: IndexOptions) {
    this.fold = fold;
    this.keepsRemoved = keepsRemoved;
    this.parts = segments.map(partOf);
    this.kept = new Set(segments);
    this.parts.forEach((later, i) => {
      for (const earlier of this.parts.slice(0, i)) dropDoubles(earlier, later);
    });
    this.remove(removed);
  }

  /** How many units it holds. */
  get size(): number {
    return this.parts.reduce((sum, part) => sum + part.segment.count - part.goneCount, 0);
  }

  /** What its segments take in memory, in bytes, at each level of `Segment.hold`. */
  get sizes(): readonly number[] {
    const sums = new Array<number>(allHeld + 1).fill(0);
    for (const { segment } of this.parts) segment.sizes.forEach((size, i) => (sums[i]! += size));
    return sums;
  }

  /** Holds of its segments what `Segment.hold` says, and lets go the rest: what can be read again then is, where it is wanted. */
  hold(level: number): void {
    for (const { segment } of this.parts) segment.hold(level);
  }

  /**
   * Adds units; one whose id is there, or earlier in the list, gives way. Time for one: some
   * microseconds, now and then the merging of up to 8,192.
   * @param most units that a merged segment has: 0 where the caller merges
   */
  add(units: Iterable<IndexedUnit>, most = mergedAtOnce): void {
    const latest = new Map<number, IndexedUnit>();
    for (const unit of units) latest.set(unit.id, unit);
    const list = [...latest.values()];
    for (let at = 0; at < list.length; at += largestSegment) {
      const some = list.slice(at, at + largestSegment);
      const segment = buildSegment(some, this.fold);
      for (const { id } of some) {
        this.drop(id);
        this.removed.delete(id);
      }
      this.parts.push(partOf(segment));
      this.merge(most);
    }
  }

  /** Takes units out; an id that is not there is none. */
  remove(ids: Iterable<number>): void {
    for (const id of ids) if (this.drop(id)) this.removed.add(id);
  }

  /** The source of a unit, as it was given. */
  sourceOf(id: number): string | undefined {
    for (const { segment, gone } of this.parts) {
      const unit = segment.unitOf(id);
      if (unit >= 0 && gone[unit] === 0) return segment.sourceOf(unit);
    }
    return undefined;
  }

  /** Sources of its units, of all lengths and from all over it. @param most so many at most, and no more than there are */
  *sample(most: number): Generator<string> {
    const total = this.parts.reduce((sum, { segment }) => sum + segment.count, 0);
    for (let i = 0; i < Math.min(most, total); i++) {
      // Multiples of the golden section lie evenly, however many they are.
      let at = Math.floor(((i * 0.6180339887) % 1) * total);
      for (const { segment } of this.parts) {
        if (at < segment.count) yield segment.sourceOf(at);
        at -= segment.count;
        if (at < 0) break;
      }
    }
  }

  /**
   * The matches at or above the threshold, all of them up to the limit: by score, then similarity,
   * then the higher (newer) id. Segments and units of more than 4,000 code points have exact and near
   * matches only. Time: see `SegmentSearch`.
   */
  search(query: MatchQuery, { threshold = 60, limit = 10 }: MatchOptions = {}): Match[] {
    if (query.source === '') return [];
    const text = foldCodePoints(query.source, this.fold);
    const best = new Best(limit);
    const skeleton = skeletonOf(text.folded);
    const hash = hashOf(skeleton);
    const neighbours = { previous: neighbourHash(query.previous), next: neighbourHash(query.next) };
    for (const part of this.parts) {
      part.search.begin();
      this.searchSame(part, text, hash, skeleton, neighbours, threshold, best);
    }
    if (threshold > highestFuzzyScore || text.folded.length > longestFuzzy) return best.matches();
    // Once the limit is full of matches as good as a fuzzy one can be, no fuzzy one can enter.
    if (best.full && best.leastScore > highestFuzzyScore) return best.matches();
    let least = Math.max(1, threshold);
    for (const { segment, search, gone } of this.parts)
      search.search(segment.symbolsOf(text.folded), least, (unit, edits, longer) => {
        if (gone[unit] === 0)
          best.offer(segment, unit, 'fuzzy', fuzzyScore(edits, longer), 1 - edits / longer);
        // Once the limit is full, those that are not as good as the last of them are not wanted.
        return (least = best.full ? Math.max(least, best.leastScore) : least);
      });
    return best.matches();
  }

  /**
   * The longest stretches of the segment that units hold, the longest first, none within another, of
   * each the newest unit. Bounded: of the rarest three characters on, 20,000 places are tried.
   */
  fragments(query: string, options: FragmentOptions = {}): Fragment[] {
    const { raw, folded } = foldCodePoints(query, this.fold);
    return fragmentsOf(this.parts, raw, folded, options);
  }

  /**
   * The units that hold all the words, folded: those where the words stand nearest together first,
   * then the shortest, then the newest. Bounded: of the rarest characters of one word 300,000 places are
   * tried; of several words 60,000, or of more the texts of 100,000 units, the shortest first.
   */
  concordance(words: readonly string[], { limit = 50 } = {}): ConcordanceLine[] {
    const sought = words
      .map((word) => foldCodePoints(word, this.fold).folded)
      .filter((word) => word.length > 0);
    return concordanceOf(this.parts, sought, limit);
  }

  /**
   * Freezes what was added since the segments were made, and merges segments of like size, so that
   * few are left. The caller keeps the outcome; until it does, its own record of units is the truth.
   * Time: in all, each unit is written again some ten times on the way to a million.
   * @param most units that a merged segment has: of fewer, a call takes less long, and searches ask more
   */
  compact(most = largestSegment): IndexChanges {
    this.mergeAdded(most);
    this.merge(most);
    this.parts = this.parts.flatMap((part) =>
      part.goneCount * 4 > part.segment.count && !this.keepsRemoved
        ? merged([part], false)
        : [part],
    );
    const segments = new Set(this.parts.map(({ segment }) => segment));
    const written = [...segments].filter((segment) => !this.kept.has(segment));
    const dropped = [...this.kept].filter((segment) => !segments.has(segment));
    this.kept = segments;
    for (const id of this.removed)
      if (!this.parts.some(({ segment }) => segment.unitOf(id) >= 0)) this.removed.delete(id);
    return { written, dropped, removed: [...this.removed] };
  }

  /**
   * Puts a segment in the place of kept ones that it was joined of elsewhere: all their units, no other.
   * What was taken out of them stays so.
   * @returns the segments that it took the place of; none, and nothing is done, where it does not hold what they do
   */
  replace(joined: Segment): readonly Segment[] {
    const isOf = ({ segment }: Part) => this.kept.has(segment) && holdsAll(joined, segment);
    const old = this.parts.filter(isOf);
    if (old.reduce((sum, { segment }) => sum + segment.count, 0) !== joined.count) return [];
    const part = partOf(joined);
    takeGone(part, old);
    this.parts = this.parts.flatMap((each) =>
      each === old[0] ? [part] : old.includes(each) ? [] : [each],
    );
    const replaced = old.map(({ segment }) => segment);
    for (const segment of replaced) this.kept.delete(segment);
    this.kept.add(joined);
    return replaced;
  }

  /** Merges from the end while the part before is not twice as large, up to a size. */
  merge(most: number): void {
    const { parts } = this;
    let from = parts.length - 1;
    let sum = parts.at(-1)?.segment.count ?? 0;
    while (from > 0) {
      const before = parts[from - 1]!.segment.count;
      if (before > 2 * sum || before + sum > most) break;
      sum += before;
      from--;
    }
    if (from < parts.length - 1) parts.push(...merged(parts.splice(from), this.keepsRemoved));
  }

  /** Makes one of what the caller has not kept yet, up to a size. */
  private mergeAdded(most: number): void {
    const { parts, kept } = this;
    const from = parts.findLastIndex(({ segment }) => kept.has(segment)) + 1;
    const added = parts.slice(from);
    const sum = added.reduce((units, { segment }) => units + segment.count, 0);
    if (added.length > 1 && sum <= most)
      parts.splice(from, added.length, ...merged(added, this.keepsRemoved));
  }

  private drop(id: number): boolean {
    let dropped = false;
    for (const part of this.parts) {
      const unit = part.segment.unitOf(id);
      if (unit < 0 || part.gone[unit] !== 0) continue;
      part.gone[unit] = 1;
      part.goneCount++;
      dropped = true;
    }
    return dropped;
  }

  /** Context, exact and near matches: units of the query's skeleton. */
  private searchSame(
    { segment, search, gone }: Part,
    text: FoldedText,
    hash: number,
    skeleton: Uint32Array,
    neighbours: { previous: number; next: number },
    threshold: number,
    best: Best,
  ): void {
    // prettier-ignore
    const { hashes, hashUnits } = segment;
    const from = lowerBound(hashes, hash, 0, segment.count);
    let pattern: PatternDistance | undefined;
    let [exact, near] = [0, 0];
    let to = from;
    while (to < segment.count && hashes[to] === hash) to++;
    for (let at = to - 1; at >= from; at--) {
      const unit = hashUnits.at(at);
      if (gone[unit] !== 0) continue;
      const raw = segment.rawOf(unit);
      if (samePoints(raw, text.raw)) {
        search.pass(unit);
        if (exact++ >= mostExact && best.full) continue;
        const context =
          neighbours.previous !== 0 &&
          neighbours.next !== 0 &&
          segment.previous.at(unit) === neighbours.previous &&
          segment.next.at(unit) === neighbours.next;
        const score = context ? contextScore : exactScore;
        if (score >= threshold) best.offer(segment, unit, context ? 'context' : 'exact', score, 1);
        continue;
      }
      const folded = segment.foldedOf(unit);
      if (!samePoints(skeletonOf(folded), skeleton)) continue;
      search.pass(unit);
      if (near++ >= mostNear) continue;
      const differsIn = nearDifferences(text, { raw, folded });
      const score = nearScore(differsIn);
      if (score < threshold || !best.takes(score)) continue;
      pattern ??= new PatternDistance(text.folded);
      const longer = Math.max(folded.length, text.folded.length);
      const edits = longer > longestFuzzy ? 0 : pattern.to(folded, longer);
      best.offer(segment, unit, 'near', score, 1 - edits / longer, differsIn);
    }
    pattern?.release();
  }
}

function samePoints(a: Uint32Array, b: Uint32Array): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}
