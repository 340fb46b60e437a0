import type { Segment } from './segment';
import type { Match } from './types';

type Kept = Omit<Match, 'source'> & { segment: Segment; unit: number };

/** The best matches so far, in order, up to a limit; sources are read at the end. */
export class Best {
  private readonly list: Kept[] = [];

  constructor(private readonly limit: number) {}

  get full(): boolean {
    return this.list.length >= this.limit;
  }

  get leastScore(): number {
    return this.list.at(-1)?.score ?? 0;
  }

  takes(score: number): boolean {
    return !this.full || (this.list.length > 0 && score >= this.leastScore);
  }

  offer(
    segment: Segment,
    unit: number,
    kind: Match['kind'],
    score: number,
    similarity: number,
    differsIn: Match['differsIn'] = [],
  ): void {
    // prettier-ignore
    if (!this.takes(score)) return;
    const match = { id: segment.ids.at(unit), kind, score, similarity, differsIn, segment, unit };
    const { list } = this;
    let [low, high] = [0, list.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (byRank(list[middle]!, match) <= 0) low = middle + 1;
      else high = middle;
    }
    if (low >= this.limit) return;
    list.splice(low, 0, match);
    if (list.length > this.limit) list.pop();
  }

  matches(): Match[] {
    return this.list.map(({ segment, unit, ...match }) => ({
      ...match,
      source: segment.sourceOf(unit),
    }));
  }
}

type Ranked = Pick<Match, 'score' | 'similarity' | 'id'>;

/** The order of matches: by score, then similarity, then the newer one. */
export function byRank(a: Ranked, b: Ranked): number {
  return b.score - a.score || b.similarity - a.similarity || b.id - a.id;
}
