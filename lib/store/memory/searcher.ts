import { adaptNumbers } from '@/lib/memory/adapt-numbers';
import { differenceSpans } from '@/lib/memory/differences';
import { exactScore } from '@/lib/memory/score';
import { sharedPairs } from '@/lib/memory/shared-pairs';
import { foldCodePoints } from '@/lib/memory/skeleton';
import { foldText } from '@/lib/search/fold';
import type { Sqlite } from '../sqlite';
import { matchedAs, otherScript } from './languages';
import { contextOf, withContext } from './match-context';
import { bestOf, distinct, lookedAt, type Ranked } from './match-order';
import { practise, practised } from './practise';
import type { LostIndex } from './rebuild-index';
import { SearchedMemories, type Scope, type Source } from './searched-memories';
import { StandingPairs, type Pair } from './standing-pairs';
import type { ConcordanceQuery, FoundFragment, FoundLine, FoundMatch, FragmentQuery, LookupQuery } from './types'; // prettier-ignore
import { furtherSides } from './unit-rows';

/** Points that a match in the other script (简/繁) loses, where such are asked for at all. */
export const scriptPenalty = 3;
/** Units that a search of a memory lists. */
const mostListed = 10_000;
/** Sentences of a memory that are practised on. */
const practiceLookups = 500;
const openBeads: Source = { id: 'open', name: '', priority: 0, penalty: 0 };

/**
 * Looks up segments in all memories of a database. It holds their indexes and is meant for a process
 * of its own, or a command: each call is synchronous. What another process has written is found by
 * the next call.
 */
export class MemorySearcher {
  private readonly memories: SearchedMemories;
  private readonly pairs: StandingPairs;

  /** @param rebuild has a lost index made elsewhere (`rebuildsWhenLost`); else whoever asks first waits for it */
  constructor(
    private readonly db: Sqlite,
    rebuild?: (index: LostIndex) => boolean,
  ) {
    this.memories = new SearchedMemories(db, undefined, rebuild);
    this.pairs = new StandingPairs(db);
  }

  /** Opens the indexes that a pair of languages needs. */
  open(scope: Scope): void {
    this.memories.refresh();
    for (const source of this.memories.sourcesFor(scope))
      this.memories.indexOf(source, matchedAs(scope.from, ''));
  }

  /**
   * Opens the indexes that a pair of languages needs, and practises, so that the first lookup is about as
   * fast as later ones.
   * @param milliseconds to practise for at most
   */
  warm(scope: Scope, milliseconds = practised): void {
    this.open(scope);
    const end = performance.now() + milliseconds;
    for (const steps = this.practise(scope); performance.now() < end && !steps.next().done;);
  }

  /** Practises on sentences of the memories that these languages need, one lookup a step. */
  *practise(scope: Scope): Generator<undefined, void> {
    for (const source of this.memories.sourcesFor(scope)) {
      const index = this.memories.indexOf(source, matchedAs(scope.from, ''));
      const sentences = index?.sample(practiceLookups) ?? [];
      yield* practise(sentences, (segment) => this.lookup({ ...scope, segment }));
    }
  }

  /**
   * The best matches for a segment by score, then priority, then date, in the order asked for; one for
   * each different pair of source and target. A confirmed bead, and its neighbours, are as they stand now.
   */
  lookup(query: LookupQuery): FoundMatch[] {
    this.memories.refresh();
    const { segment, threshold = 60, limit = 10, order = 'score' } = query;
    if (segment.trim() === '') return [];
    const context = contextOf(this.db, query);
    const found: Ranked[] = [];
    const points = order === 'likeness' ? foldedPoints(segment) : null;
    const most = lookedAt(limit, order);
    const from = matchedAs(query.from, segment);
    const scripts = [{ lang: from, off: 0 }];
    const other = query.acrossScripts ? otherScript(from) : null;
    if (other) scripts.push({ lang: other, off: scriptPenalty });
    for (const source of this.memories.sourcesFor(query))
      for (const { lang, off } of scripts) {
        const penalty = source.penalty + off;
        if (threshold + penalty > 101) continue;
        const index = this.memories.indexOf(source, lang);
        if (!index) continue;
        const search = (most: number) =>
          index.search(
            { source: segment, ...context },
            { threshold: threshold + penalty, limit: most },
          );
        for (const [match, pair] of this.pairs.verified(source, search, most, lang, query)) {
          const { kind, score } =
            source.id === 'beads' ? withContext(this.db, match, pair, context) : match;
          const told: FoundMatch = {
            kind,
            score: score - penalty,
            penalty,
            ...notCompared,
            adapted: match.differsIn.includes('numbers') ? adapted(segment, pair) : null,
            differsIn: match.differsIn,
            ...pair,
          };
          const shared =
            points && kind === 'fuzzy' ? sharedPairs(points, foldedPoints(pair.source)) : 0;
          const { similarity } = match;
          found.push({ match: told, similarity, shared, priority: source.priority });
        }
      }
    return bestOf(found, limit, order).map((match) => ({
      ...match,
      ...differences(segment, match.source),
    }));
  }

  /** The units and beads that hold all the words, shortest first; below them beads that nobody confirmed. */
  concordance(query: ConcordanceQuery): FoundLine[] {
    this.memories.refresh();
    const { limit = 50 } = query;
    const lines = this.linesOf(query, this.memories.sourcesFor(query), limit);
    if (lines.length < limit && (query.memories?.includes('beads') ?? true))
      for (const line of this.linesOf(query, [openBeads], limit))
        lines.push({ ...line, unconfirmed: true });
    return distinct(lines, (line) => line).slice(0, limit);
  }

  /** Whether more became of the confirmed beads than lookups have taken in. */
  get isCatchingUp(): boolean {
    return this.memories.isCatchingUp;
  }

  /**
   * Takes in what became of the beads, those too that nobody confirmed, so that a concordance need not.
   * @param most beads that are taken now: some hundred microseconds each
   * @returns whether that was all
   */
  followBeads(most: number): boolean {
    return this.memories.followBeads(most);
  }

  /** Keeps what was taken in of them, so that the next process need not take it in. To be called when nothing comes. */
  keepOpenBeads(): void {
    this.memories.keepOpenBeads();
  }

  private linesOf(query: ConcordanceQuery, sources: readonly Source[], limit: number): FoundLine[] {
    const { words } = query;
    const from = matchedAs(query.from, words.join(''));
    const lines: FoundLine[] = [];
    // Words are folded: both scripts are searched.
    for (const lang of [from, otherScript(from)].filter((lang) => lang !== null))
      for (const source of sources) {
        const index = this.memories.indexOf(source, lang);
        if (!index) continue;
        const search = (most: number) => index.concordance(words, { limit: most });
        for (const [{ places }, pair] of this.pairs.verified(source, search, limit, lang, query))
          lines.push({ ...lineOf(pair), places });
      }
    return lines.sort((a, b) => a.source.length - b.source.length);
  }

  /** The longest stretches of a segment that stand in units or beads, the longest first. */
  fragments(query: FragmentQuery): FoundFragment[] {
    this.memories.refresh();
    const { segment, minimum = 4, limit = 8 } = query;
    const lang = matchedAs(query.from, segment);
    const found: FoundFragment[] = [];
    for (const source of this.memories.sourcesFor(query)) {
      const index = this.memories.indexOf(source, lang);
      if (!index) continue;
      // A bead holds all of itself, and no shorter stretch would be told beside that.
      const except = source.id === 'beads' ? query.beadId : undefined;
      const search = (most: number) => index.fragments(segment, { minimum, limit: most, except });
      for (const [fragment, pair] of this.pairs.verified(source, search, limit, lang, query))
        found.push({
          place: { start: fragment.start, end: fragment.end },
          sourcePlace: { start: fragment.unitStart, end: fragment.unitEnd },
          ...lineOf(pair),
        });
    }
    const length = ({ place }: FoundFragment) => place.end - place.start;
    return found
      .sort((a, b) => length(b) - length(a) || a.source.length - b.source.length)
      .slice(0, limit);
  }

  /** The ids of units of a memory with just this source, in a language. */
  readonly unitsOf = (memoryId: number, lang: string, source: string): number[] => {
    this.memories.refresh();
    const memory = this.memories.storedSource(memoryId);
    const index = memory && this.memories.indexOf(memory, matchedAs(lang, source));
    const found = index?.search({ source }, { threshold: exactScore, limit: mostListed }) ?? [];
    return found.filter(({ id }) => id < furtherSides).map(({ id }) => id);
  };

  /** The ids of the units of a memory that hold a text on either side, in order. */
  unitsWith(memoryId: number, text: string): number[] {
    this.memories.refresh();
    const source = this.memories.storedSource(memoryId);
    if (!source) return [];
    const keys = source.langs.flatMap((lang) => [
      matchedAs(lang, ''),
      ...(/^zh$/i.test(lang) ? ['zh-Hant'] : []),
    ]);
    const ids = new Set<number>();
    for (const lang of new Set(keys)) {
      const lines =
        this.memories.indexOf(source, lang)?.concordance([text], { limit: mostListed }) ?? [];
      for (const { id } of lines) {
        const unit = this.pairs.unitOf(id);
        if (unit !== undefined) ids.add(unit);
      }
    }
    return [...ids].sort((a, b) => a - b);
  }

  /** The names of memories of which units are missing while their index is made anew; `beads` is that of the confirmed ones. */
  rebuilt(): string[] {
    this.memories.refresh();
    return this.memories.rebuilt;
  }

  /** How many units the opened indexes hold. */
  get size(): number {
    return this.memories.size;
  }
}

/** What is told of the matches that are chosen alone. */
const notCompared: Pick<FoundMatch, 'missing' | 'extra'> = { missing: [], extra: [] };

function differences(segment: string, source: string): Pick<FoundMatch, 'missing' | 'extra'> {
  if (segment === source) return { missing: [], extra: [] };
  const spans = differenceSpans(segment, source, undefined).filter(
    ({ kind }) => kind === 'different',
  );
  const isSome = ({ start, end }: { start: number; end: number }) => end > start;
  return {
    missing: spans.map(({ query }) => query).filter(isSome),
    extra: spans.map(({ source }) => source).filter(isSome),
  };
}

function adapted(segment: string, { source, target }: Pair): string | null {
  const { target: text, complete } = adaptNumbers(segment, source, target);
  return complete && text !== target ? text : null;
}

/** A pair as a line tells it. */
function lineOf({ source, target, sourceLang, targetLang, origin }: Pair) {
  return { source, target, sourceLang, targetLang, origin };
}

function foldedPoints(text: string): Uint32Array {
  return foldCodePoints(text, foldText).folded;
}
