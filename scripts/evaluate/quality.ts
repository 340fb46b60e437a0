import { checkBead } from '@/lib/quality/check-bead';
import { readNorms } from '@/lib/quality/text-norms';
import { checks, type Check, type CheckedBead, type Issue } from '@/lib/quality/types';
import type { GoldDocument, GoldSet } from './gold';

/** What the checks raise in beads that a person aligned: nearly all of it false alarms. */
export interface QualityFigures {
  set: string;
  beads: number;
  /** Share of the beads with at least one issue. */
  raised: number;
  /** The same of each check. */
  byCheck: Record<Check, number>;
}

export interface RaisedBead {
  bead: CheckedBead;
  issues: Issue[];
}

/** Runs all checks over the gold beads of a set that have both sides. */
export function measureQuality(set: GoldSet, onRaised?: (raised: RaisedBead) => void): QualityFigures {
  let [beads, raised] = [0, 0];
  const byCheck = Object.fromEntries(checks.map((check) => [check, 0])) as Record<Check, number>;
  for (const document of set.documents) {
    const pairs = pairsOf(document);
    const norms = readNorms(pairs);
    for (const bead of pairs) {
      const issues = checkBead(bead, norms);
      beads++;
      if (issues.length === 0) continue;
      raised++;
      for (const check of new Set(issues.map((issue) => issue.check))) byCheck[check]++;
      onRaised?.({ bead, issues });
    }
  }
  for (const check of checks) byCheck[check] /= beads;
  return { set: set.name, beads, raised: raised / beads, byCheck };
} // prettier-ignore

function pairsOf({ chinese, english, beads, isEnglishSource }: GoldDocument): CheckedBead[] {
  const [source, target] = isEnglishSource ? [english, chinese] : [chinese, english];
  const [from, to] = isEnglishSource ? ['en', 'zh'] : ['zh', 'en'];
  return beads
    .filter((bead) => bead.source.length > 0 && bead.target.length > 0)
    .map((bead) => ({
      source: { lang: from!, sentences: bead.source.map((at) => source[at]!) },
      target: { lang: to!, sentences: bead.target.map((at) => target[at]!) },
    }));
}
