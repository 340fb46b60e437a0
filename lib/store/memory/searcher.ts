import { adaptNumbers } from '@/lib/memory/adapt-numbers';
import { differenceSpans } from '@/lib/memory/differences';
import type { MemoryIndex } from '@/lib/memory/memory-index';
import { exactScore } from '@/lib/memory/score';
import type { Match } from '@/lib/memory/types';
import type { Sqlite } from '../sqlite';
import { BeadIndex } from './bead-index';
import { readConfirmedBeads, readNeighbours } from './beads';
import { matchedAs, otherScript } from './languages';
import { stands } from './operations';
import type {
  ConcordanceQuery,
  FoundFragment,
  FoundLine,
  FoundMatch,
  FragmentQuery,
  LookupQuery,
  Origin,
} from './types';
import { UnitIndex } from './unit-index';
import { furtherSides, type UnitRow, type VariantRow } from './unit-rows';

/** Points that a match in the other script (简/繁) loses, where such are asked for at all. */
export const scriptPenalty = 3;
/** How often a search is widened whose matches turn out to be gone, each time fourfold. */
const mostWidenings = 4;

/** Units that a search of a memory lists. */
const mostListed = 10_000;

interface Source {
  id: number | 'beads';
  name: string;
  priority: number;
  penalty: number;
}

/** A pair found in a memory or among the beads, as it stands now. */
interface Pair {
  source: string;
  target: string;
  sourceLang: string;
  targetLang: string;
  origin: Origin;
  createdAt: string | null;
  changedAt: string | null;
  author: string;
}

interface Ranked {
  match: FoundMatch;
  similarity: number;
  priority: number;
}

type Scope = Pick<LookupQuery, 'from' | 'to' | 'textId' | 'beadId' | 'memories'>;

/**
 * Looks up segments in all memories of a database. It holds their indexes and is meant for a process
 * of its own, or a command: each call is synchronous. What another process has written is found by
 * the next call.
 */
export class MemorySearcher {
  private version = -1;
  private sources: (Source & { usedFor: string; texts: Set<string>; langs: string[] })[] = [];
  private readonly indexes = new Map<string, UnitIndex>();
  private beads: BeadIndex | undefined;
  private readonly statements;

  constructor(private readonly db: Sqlite) {
    this.statements = {
      unit: db.prepare(`SELECT u.* FROM "Unit" AS u WHERE u."id" = ? AND ${stands}`),
      variant: db.prepare('SELECT * FROM "Variant" WHERE "id" = ?'),
      variants: db.prepare('SELECT * FROM "Variant" WHERE "unitId" = ? ORDER BY "id"'),
    };
  }

  /** Opens the indexes that a pair of languages needs, so that the first search is as fast as the next. */
  warm(scope: Scope): void {
    this.refresh();
    for (const source of this.sourcesFor(scope)) this.indexOf(source, matchedAs(scope.from, ''));
  }

  /**
   * The matches for a segment: by score, then priority, then date; one for each different pair of
   * source and target. A confirmed bead, and its neighbours, are as they stand now.
   */
  lookup(query: LookupQuery): FoundMatch[] {
    this.refresh();
    const { segment, threshold = 60, limit = 10 } = query;
    if (segment.trim() === '') return [];
    const context = this.contextOf(query);
    const found: Ranked[] = [];
    const from = matchedAs(query.from, segment);
    const scripts = [{ lang: from, off: 0 }];
    const other = query.acrossScripts ? otherScript(from) : null;
    if (other) scripts.push({ lang: other, off: scriptPenalty });
    for (const source of this.sourcesFor(query))
      for (const { lang, off } of scripts) {
        const penalty = source.penalty + off;
        if (threshold + penalty > 101) continue;
        const index = this.indexOf(source, lang);
        if (!index) continue;
        const search = (most: number) =>
          index.search(
            { source: segment, ...context },
            { threshold: threshold + penalty, limit: most },
          );
        for (const [match, pair] of this.verified(source, search, limit, lang, query)) {
          const { kind, score } =
            source.id === 'beads' ? this.withContext(match, pair, context) : match;
          const told: FoundMatch = {
            kind,
            score: score - penalty,
            penalty,
            ...differences(segment, pair.source),
            adapted: match.differsIn.includes('numbers') ? adapted(segment, pair) : null,
            differsIn: match.differsIn,
            ...pair,
          };
          found.push({ match: told, similarity: match.similarity, priority: source.priority });
        }
      }
    return distinct(found.sort(byRank), ({ match }) => match)
      .slice(0, limit)
      .map(({ match }) => match);
  }

  /** The units and beads that hold all the words, shortest first. */
  concordance(query: ConcordanceQuery): FoundLine[] {
    this.refresh();
    const { words, limit = 50 } = query;
    const from = matchedAs(query.from, words.join(''));
    const lines: FoundLine[] = [];
    // Words are folded: both scripts are searched.
    for (const lang of [from, otherScript(from)].filter((lang) => lang !== null))
      for (const source of this.sourcesFor(query)) {
        const index = this.indexOf(source, lang);
        if (!index) continue;
        const search = (most: number) => index.concordance(words, { limit: most });
        for (const [{ places }, pair] of this.verified(source, search, limit, lang, query))
          lines.push({ ...lineOf(pair), places });
      }
    return distinct(
      lines.sort((a, b) => a.source.length - b.source.length),
      (line) => line,
    ).slice(0, limit);
  }

  /** The longest stretches of a segment that stand in units or beads, the longest first. */
  fragments(query: FragmentQuery): FoundFragment[] {
    this.refresh();
    const { segment, minimum = 4, limit = 8 } = query;
    const lang = matchedAs(query.from, segment);
    const found: FoundFragment[] = [];
    for (const source of this.sourcesFor(query)) {
      const index = this.indexOf(source, lang);
      if (!index) continue;
      // A bead holds all of itself, and no shorter stretch would be told beside that.
      const except = source.id === 'beads' ? query.beadId : undefined;
      const search = (most: number) => index.fragments(segment, { minimum, limit: most, except });
      for (const [fragment, pair] of this.verified(source, search, limit, lang, query))
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
    this.refresh();
    const memory = this.sources.find(({ id }) => id === memoryId);
    const index = memory && this.indexOf(memory, matchedAs(lang, source));
    const found = index?.search({ source }, { threshold: exactScore, limit: mostListed }) ?? [];
    return found.filter(({ id }) => id < furtherSides).map(({ id }) => id);
  };

  /** The ids of the units of a memory that hold a text on either side, in order. */
  unitsWith(memoryId: number, text: string): number[] {
    this.refresh();
    const source = this.sources.find(({ id }) => id === memoryId);
    if (!source) return [];
    const keys = source.langs.flatMap((lang) => [
      matchedAs(lang, ''),
      ...(/^zh$/i.test(lang) ? ['zh-Hant'] : []),
    ]);
    const ids = new Set<number>();
    for (const lang of new Set(keys)) {
      const lines = this.indexOf(source, lang)?.concordance([text], { limit: mostListed }) ?? [];
      for (const { id } of lines) {
        const unit =
          id < furtherSides
            ? id
            : (this.statements.variant.get(id - furtherSides) as { unitId: number } | undefined)
                ?.unitId;
        if (unit !== undefined && this.statements.unit.get(unit)) ids.add(unit);
      }
    }
    return [...ids].sort((a, b) => a - b);
  }

  /** How many units the opened indexes hold. */
  get size(): number {
    return [...this.indexes.values()].reduce((sum, { index }) => sum + index.size, 0);
  }

  private refresh(): void {
    const version = this.db.pragma('data_version', { simple: true }) as number;
    if (version === this.version) return;
    this.version = version;
    const rows = this.db
      .prepare(
        `SELECT m."id", m."name", m."priority", m."penalty", m."usedFor", m."langs",
          (SELECT json_group_array("textId") FROM "MemoryText" WHERE "memoryId" = m."id") AS "texts"
        FROM "Memory" AS m WHERE m."deletedAt" IS NULL ORDER BY m."id"`,
      )
      .all() as (Source & { usedFor: string; langs: string; texts: string })[];
    this.sources = rows.map((row) => ({
      ...row,
      langs: JSON.parse(row.langs) as string[],
      texts: new Set(JSON.parse(row.texts) as string[]),
    }));
    const standing = new Set(rows.map(({ id }) => String(id)));
    for (const [key, index] of this.indexes)
      if (standing.has(key.split(' ')[0]!)) index.refresh();
      else this.indexes.delete(key);
    this.beads?.refresh();
  }

  private sourcesFor({ textId, memories }: Scope): Source[] {
    const wanted = (id: number | 'beads') => memories === undefined || memories.includes(id);
    const stored = this.sources.filter(
      ({ id, usedFor, texts }) =>
        wanted(id) && (usedFor === 'all' || textId === undefined || texts.has(textId)),
    );
    return wanted('beads')
      ? [...stored, { id: 'beads', name: '', priority: 0, penalty: 0 }]
      : stored;
  }

  private indexOf(source: Source, lang: string): MemoryIndex | undefined {
    if (source.id === 'beads') {
      this.beads ??= new BeadIndex(this.db);
      return this.beads.in(lang);
    }
    const { langs } = this.sources.find(({ id }) => id === source.id)!;
    if (
      !langs.some((own) => matchedAs(own, '') === lang || (/^zh$/i.test(own) && /^zh/.test(lang)))
    )
      return undefined;
    const key = `${source.id} ${lang}`;
    let open = this.indexes.get(key);
    if (!open) this.indexes.set(key, (open = new UnitIndex(this.db, source.id as number, lang)));
    return open.index;
  }

  /**
   * What an index finds, with the pairs as they stand; what does not stand, or has no side in the
   * language wanted, makes room for more.
   */
  private verified<T extends { id: number; source: string }>(
    source: Source,
    search: (limit: number) => T[],
    limit: number,
    lang: string,
    scope: Scope,
  ): [T, Pair][] {
    for (let most = limit, widened = 0; ; most *= 4, widened++) {
      const raw = search(most);
      const pairs = this.pairsOf(source, raw, lang, scope);
      const different = new Set(pairs.map(([, { source, target }]) => `${source}\n${target}`));
      if (different.size >= limit || raw.length < most || widened === mostWidenings) return pairs;
    }
  }

  private pairsOf<T extends { id: number; source: string }>(
    source: Source,
    found: readonly T[],
    lang: string,
    scope: Scope,
  ): [T, Pair][] {
    const to = matchedAs(scope.to, '');
    if (source.id !== 'beads')
      return found.flatMap((match) =>
        this.unitPairs(source, match, lang, to).map((pair): [T, Pair] => [match, pair]),
      );
    const beads = new Map(
      readConfirmedBeads(
        this.db,
        found.map(({ id }) => id),
      ).map((bead) => [bead.beadId, bead]),
    );
    return found.flatMap((match): [T, Pair][] => {
      const bead = beads.get(match.id);
      if (!bead || bead.beadId === scope.beadId) return [];
      const isForward = matchedAs(bead.sourceLang, bead.source) === lang;
      const [own, other] = isForward
        ? (['source', 'target'] as const)
        : (['target', 'source'] as const);
      const matched = matchedAs(bead[`${other}Lang`], bead[other]);
      if (bead[own] !== match.source || !accepts(to, matched)) return [];
      const pair: Pair = {
        source: bead[own],
        target: bead[other],
        sourceLang: bead[`${own}Lang`],
        targetLang: bead[`${other}Lang`],
        origin: { kind: 'bead', textId: bead.textId, beadId: bead.beadId, title: bead.title },
        createdAt: bead.createdAt,
        changedAt: bead.changedAt,
        author: bead.changedBy,
      };
      return [[match, pair]];
    });
  }

  /** The unit's text that was found, with each of its translations into the language wanted. */
  private unitPairs(
    source: Source,
    match: { id: number; source: string },
    lang: string,
    to: string,
  ): Pair[] {
    let unitId = match.id;
    if (match.id >= furtherSides) {
      const variant = this.statements.variant.get(match.id - furtherSides) as
        { unitId: number } | undefined;
      if (!variant) return [];
      unitId = variant.unitId;
    }
    const row = this.statements.unit.get(unitId) as UnitRow | undefined;
    if (!row) return [];
    const sides = [
      { lang: row.sourceLang, text: row.source },
      { lang: row.targetLang, text: row.target },
      ...(this.statements.variants.all(unitId) as VariantRow[]),
    ];
    const own = sides.find(
      (side) => side.text === match.source && matchedAs(side.lang, side.text) === lang,
    );
    if (!own) return [];
    return sides
      .filter(
        (side) => side !== own && side.text !== '' && accepts(to, matchedAs(side.lang, side.text)),
      )
      .map((side) => ({
        source: own.text,
        target: side.text,
        sourceLang: own.lang,
        targetLang: side.lang,
        origin: { kind: 'memory', memoryId: source.id as number, unitId, name: source.name },
        createdAt: row.createdAt,
        changedAt: row.changedAt,
        author: row.changedBy ?? row.createdBy ?? '',
      }));
  }

  private contextOf({ previous, next, beadId, from }: LookupQuery) {
    if (beadId === undefined || (previous !== undefined && next !== undefined))
      return { previous, next };
    const side = this.db
      .prepare(
        `SELECT v."lang" FROM "Bead" AS b JOIN "Alignment" AS a ON a."id" = b."alignmentId"
          JOIN "Version" AS v ON v."id" = a."sourceVersionId" WHERE b."id" = ?`,
      )
      .pluck()
      .get(beadId) as string | undefined;
    const near =
      side && readNeighbours(this.db, beadId, sameLanguage(side, from) ? 'source' : 'target');
    return near
      ? { previous: previous ?? near.previous, next: next ?? near.next }
      : { previous, next };
  }

  /** A bead's neighbours are read, not kept: they change without it. */
  private withContext(
    match: Match,
    pair: Pair,
    { previous, next }: { previous: string | undefined; next: string | undefined },
  ): Pick<Match, 'kind' | 'score'> {
    if (match.kind !== 'exact' || previous === undefined || next === undefined) return match;
    if (pair.origin.kind !== 'bead') return match;
    const { beadId } = pair.origin;
    const near = ['source', 'target'] as const;
    const isSame = near.some((side) => {
      const neighbours = readNeighbours(this.db, beadId, side);
      return neighbours?.previous === previous && neighbours.next === next;
    });
    return isSame ? { kind: 'context', score: 101 } : match;
  }
}

/** Whether a translation in this language serves; one into `zh` may be in either script only where it says so. */
function accepts(wanted: string, language: string): boolean {
  return wanted === language;
}

function sameLanguage(a: string, b: string): boolean {
  return a.split('-')[0]!.toLowerCase() === b.split('-')[0]!.toLowerCase();
}

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

function byRank(a: Ranked, b: Ranked): number {
  const date = ({ match }: Ranked) => match.changedAt ?? match.createdAt ?? '';
  return (
    b.match.score - a.match.score ||
    b.similarity - a.similarity ||
    b.priority - a.priority ||
    date(b).localeCompare(date(a))
  );
}

/** The first of those that say the same on both sides. */
function distinct<T>(
  sorted: readonly T[],
  of: (item: T) => { source: string; target: string },
): T[] {
  const seen = new Set<string>();
  return sorted.filter((item) => {
    const { source, target } = of(item);
    const key = `${source}
${target}`;
    return !seen.has(key) && seen.add(key);
  });
}

/** A pair as a line tells it. */
function lineOf({ source, target, sourceLang, targetLang, origin }: Pair) {
  return { source, target, sourceLang, targetLang, origin };
}
