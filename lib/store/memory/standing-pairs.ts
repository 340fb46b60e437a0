import type { Sqlite } from '../sqlite';
import { readConfirmedBeads, readOpenBeads } from './beads';
import { matchedAs, otherScript } from './languages';
import { stands } from './operations';
import type { Scope, Source } from './searched-memories';
import type { Origin } from './types';
import { furtherSides, type UnitRow, type VariantRow } from './unit-rows';

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

/** How often a search is widened whose matches turn out to be gone, each time fourfold. */
const mostWidenings = 4;

/** Reads the pairs that indexes find from their rows, which are the truth. */
export class StandingPairs {
  private readonly statements;

  constructor(private readonly db: Sqlite) {
    this.statements = {
      unit: db.prepare(`SELECT u.* FROM "Unit" AS u WHERE u."id" = ? AND ${stands}`),
      variant: db.prepare('SELECT * FROM "Variant" WHERE "id" = ?'),
      variants: db.prepare('SELECT * FROM "Variant" WHERE "unitId" = ? ORDER BY "id"'),
    };
  }

  /** The unit that a text in an index is of, where it stands. */
  unitOf(id: number): number | undefined {
    const unit = id < furtherSides ? id : this.variantOf(id)?.unitId;
    return unit !== undefined && this.statements.unit.get(unit) ? unit : undefined;
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
    if (typeof source.id === 'number')
      return found.flatMap((match) =>
        this.unitPairs(source, match, lang, to).map((pair): [T, Pair] => [match, pair]),
      );
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
      .filter((side) => side !== own && side.text !== '' && matchedAs(side.lang, side.text) === to)
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

  private variantOf(id: number): { unitId: number } | undefined {
    return this.statements.variant.get(id - furtherSides) as { unitId: number } | undefined;
  }
}
