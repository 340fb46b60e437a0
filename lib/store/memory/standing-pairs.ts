import type { Sqlite } from '../sqlite';
import { readConfirmedBeads, readOpenBeads } from './beads';
import { matchedAs, otherScript } from './languages';
import { stands } from './operations';
import type { Scope, Source } from './searched-memories';
import type { Origin } from './types';
import { furtherSides, type VariantRow } from './unit-rows';

/** A pair found in a memory or among the beads, as it stands now. */
export interface Pair {
  source: string;
  target: string;
  sourceLang: string;
  targetLang: string;
  origin: Origin;
  createdAt: string | null;
  changedAt: string | null;
  author: string;
}

/** Of a unit what a pair tells, and whether it has further sides. */
type UnitFields = [
  sourceLang: string,
  source: string,
  targetLang: string,
  target: string,
  createdAt: string | null,
  changedAt: string | null,
  author: string,
  hasMore: 0 | 1,
];

/** How often a search is widened whose matches turn out to be gone, each time fourfold. */
const mostWidenings = 4;

/** Reads the pairs that indexes find from their rows, which are the truth. */
export class StandingPairs {
  private readonly statements;
  /** Several rows are read in one transaction: else each takes the file's lock and gives it back. */
  private readonly together;

  constructor(private readonly db: Sqlite) {
    this.together = db.transaction((read: () => void) => read());
    this.statements = {
      stands: db.prepare(`SELECT 1 FROM "Unit" AS u WHERE u."id" = ? AND ${stands}`),
      // Rows without names, and without what is not told: they are most of what a lookup takes beside the index.
      unit: db
        .prepare(
          `SELECT u."sourceLang", u."source", u."targetLang", u."target", u."createdAt", u."changedAt",
              coalesce(u."changedBy", u."createdBy", ''),
              EXISTS (SELECT 1 FROM "Variant" AS v WHERE v."unitId" = u."id")
            FROM "Unit" AS u WHERE u."id" = ? AND ${stands}`,
        )
        .raw(),
      variant: db.prepare('SELECT * FROM "Variant" WHERE "id" = ?'),
      variants: db.prepare('SELECT * FROM "Variant" WHERE "unitId" = ? ORDER BY "id"'),
    };
  }

  /** The unit that a text in an index is of, where it stands. */
  unitOf(id: number): number | undefined {
    const unit = id < furtherSides ? id : this.variantOf(id)?.unitId;
    return unit !== undefined && this.statements.stands.get(unit) ? unit : undefined;
  }

  /**
   * What an index finds, with the pairs as they stand; what does not stand, or has no side in the
   * language wanted, makes room for more.
   */
  verified<T extends { id: number; source: string }>(
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
    if (typeof source.id === 'number') {
      const pairs: [T, Pair][] = [];
      const read = () => {
        for (const match of found)
          for (const pair of this.unitPairs(source, match, lang, to)) pairs.push([match, pair]);
      };
      if (found.length > 1) this.together(read);
      else read();
      return pairs;
    }
    const read = source.id === 'beads' ? readConfirmedBeads : readOpenBeads;
    const ids = found.map(({ id }) => id);
    const beads = new Map(read(this.db, ids).map((bead) => [bead.beadId, bead]));
    // Who reads what is not confirmed yet reads either script.
    const wanted = [to, ...(source.id === 'open' ? [otherScript(to)] : [])];
    return found.flatMap((match): [T, Pair][] => {
      const bead = beads.get(match.id);
      if (!bead || bead.beadId === scope.beadId) return [];
      const isForward = matchedAs(bead.sourceLang, bead.source) === lang;
      const [own, other] = isForward
        ? (['source', 'target'] as const)
        : (['target', 'source'] as const);
      const matched = matchedAs(bead[`${other}Lang`], bead[other]);
      if (bead[own] !== match.source || !wanted.includes(matched)) return [];
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
    const unitId = match.id < furtherSides ? match.id : this.variantOf(match.id)?.unitId;
    if (unitId === undefined) return [];
    const row = this.statements.unit.get(unitId) as UnitFields | undefined;
    if (!row) return [];
    const [sourceLang, sourceText, targetLang, targetText, createdAt, changedAt, author, hasMore] = row; // prettier-ignore
    const sides: { lang: string; text: string }[] = [
      { lang: sourceLang, text: sourceText },
      { lang: targetLang, text: targetText },
    ];
    if (hasMore) sides.push(...(this.statements.variants.all(unitId) as VariantRow[]));
    const own = sides.find(
      (side) => side.text === match.source && matchedAs(side.lang, side.text) === lang,
    );
    if (!own) return [];
    return sides
      .filter((side) => side !== own && side.text !== '' && matchedAs(side.lang, side.text) === to)
      .map((side) => ({
        source: own.text,
        target: side.text,
        sourceLang: own.lang,
        targetLang: side.lang,
        origin: { kind: 'memory', memoryId: source.id as number, unitId, name: source.name },
        createdAt,
        changedAt,
        author,
      }));
  }

  private variantOf(id: number): { unitId: number } | undefined {
    return this.statements.variant.get(id - furtherSides) as { unitId: number } | undefined;
  }
}
