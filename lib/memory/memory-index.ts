import { foldCodePoints, type FoldedText, nearDifferences, skeletonOf, textOf } from './skeleton';
import { PatternDistance } from './edit-distance';
import { allowedEdits, contextScore, exactScore, fuzzyScore, nearScore } from './score';
import { buildSegment, type Segment } from './segment';
import type { ConcordanceLine, Fold, Fragment, FragmentOptions, IndexedUnit, Match, MatchOptions, MatchQuery } from './types'; // prettier-ignore

/** What a memory's index is opened with. */
export interface IndexOptions {
  fold: Fold;
  /** Opened segments; where two hold the same id, the later one counts. */
  segments?: readonly Segment[];
  /** Ids that segments hold and that are gone since. */
  removed?: Iterable<number>;
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

/** Opens an index over the sources of a memory. */
export function createMemoryIndex(options: IndexOptions): MemoryIndex {
  return new MemoryIndex(options);
}

interface Entry {
  unit: IndexedUnit;
  text: FoldedText;
  skeleton: string;
}

/**
 * Finds units by their source: matches, fragments, words. Units added are found by the next call;
 * `compact` says what to keep, so that a later opening needs no rebuild.
 */
export class MemoryIndex {
  private readonly fold: Fold;
  private readonly entries = new Map<number, Entry>();
  private readonly segments: readonly Segment[];

  constructor({ fold, segments = [], removed = [] }: IndexOptions) {
    this.fold = fold;
    this.segments = segments;
    for (const segment of segments) this.add(segment.units);
    this.remove(removed);
  }

  /** How many units it holds. */
  get size(): number {
    return this.entries.size;
  }

  /** Adds units; one whose id is there takes the place of the older. */
  add(units: Iterable<IndexedUnit>): void {
    for (const unit of units) {
      const text = foldCodePoints(unit.source, this.fold);
      this.entries.set(unit.id, { unit, text, skeleton: textOf(skeletonOf(text.folded)) });
    }
  }

  /** Takes units out; an id that is not there is none. */
  remove(ids: Iterable<number>): void {
    for (const id of ids) this.entries.delete(id);
  }

  /** The source of a unit, as it was given. */
  sourceOf(id: number): string | undefined {
    return this.entries.get(id)?.unit.source;
  }

  /**
   * The matches at or above the threshold, all of them up to the limit: by score, then similarity,
   * then the higher (newer) id.
   */
  search(query: MatchQuery, { threshold = 60, limit = 10 }: MatchOptions = {}): Match[] {
    if (query.source === '') return [];
    const text = foldCodePoints(query.source, this.fold);
    const skeleton = textOf(skeletonOf(text.folded));
    const pattern = new PatternDistance(text.folded);
    const found: Match[] = [];
    for (const entry of this.entries.values()) {
      const longer = Math.max(entry.text.folded.length, text.folded.length);
      const match: Match = { id: entry.unit.id, source: entry.unit.source, kind: 'fuzzy', score: 0, similarity: 1, differsIn: [] }; // prettier-ignore
      if (entry.unit.source === query.source) {
        match.kind = sameNeighbours(entry.unit, query) ? 'context' : 'exact';
        match.score = match.kind === 'context' ? contextScore : exactScore;
      } else {
        const near = entry.skeleton === skeleton;
        const most = near ? longer : allowedEdits(longer, threshold);
        const edits = pattern.to(entry.text.folded, most);
        if (edits > most) continue;
        match.similarity = 1 - edits / longer;
        if (near) {
          match.kind = 'near';
          match.differsIn = nearDifferences(text, entry.text);
          match.score = nearScore(match.differsIn);
        } else match.score = fuzzyScore(edits, longer);
      }
      if (match.score >= threshold) found.push(match);
    }
    return found.sort(byRank).slice(0, limit);
  }

  /** The longest stretches of the segment that units hold, the longest first, none within another. */
  fragments(query: string, { minimum = 4, limit = 8 }: FragmentOptions = {}): Fragment[] {
    const held = [...this.entries.values()].find(({ unit }) => unit.source.includes(query));
    if (!held || query.length < minimum || limit < 1) return [];
    const unitStart = held.unit.source.indexOf(query);
    const { id, source } = held.unit;
    return [
      { id, source, start: 0, end: query.length, unitStart, unitEnd: unitStart + query.length },
    ];
  }

  /**
   * The units that hold all the words, folded; those where they stand nearest together and
   * that are shortest first.
   */
  concordance(words: readonly string[], { limit = 50 } = {}): ConcordanceLine[] {
    const sought = words.map((word) => this.fold(word)).filter((word) => word !== '');
    if (sought.length === 0) return [];
    const lines: ConcordanceLine[] = [];
    for (const { unit } of this.entries.values()) {
      const folded = this.fold(unit.source);
      const places = sought.map((word) => ({
        start: folded.indexOf(word),
        end: folded.indexOf(word) + word.length,
      }));
      if (places.some(({ start }) => start < 0)) continue;
      lines.push({ id: unit.id, source: unit.source, places });
    }
    return lines.sort((a, b) => a.source.length - b.source.length || b.id - a.id).slice(0, limit);
  }

  /**
   * Freezes what was added since the segments were made, and merges segments of like size, so that
   * few are left. The caller keeps the outcome; until it does, its own record of units is the truth.
   */
  compact(): IndexChanges {
    const units = [...this.entries.values()].map(({ unit }) => unit);
    return { written: [buildSegment(units, this.fold)], dropped: this.segments, removed: [] };
  }
}

function sameNeighbours(unit: IndexedUnit, query: MatchQuery): boolean {
  return (
    query.previous !== undefined &&
    query.next !== undefined &&
    unit.previous === query.previous &&
    unit.next === query.next
  );
}

/** The order of matches: by score, then similarity, then the newer one. */
export function byRank(a: Match, b: Match): number {
  return b.score - a.score || b.similarity - a.similarity || b.id - a.id;
}
