import type { FoundTerm } from './recognise';

export type TermUsage = 'preferred' | 'admitted' | 'forbidden';

/** A term of a termbase, as far as a check needs it. */
export interface CheckedTerm {
  id: string;
  /** Terms of one concept translate each other. */
  conceptId: string;
  text: string;
  usage: TermUsage;
  /** Of its termbase. Where several say something of one wording, the highest decides whether it may be used. */
  priority: number;
}

/** What a check of terms found in a bead. */
export type TermIssue =
  | {
      kind: 'missing-term';
      /** The source's term, and where it stands. */
      found: FoundTerm;
      /** What may stand for it in the target, the preferred first. */
      wanted: string[];
    }
  | {
      kind: 'forbidden-term';
      side: 'source' | 'target';
      found: FoundTerm;
      /** What should stand in its place; empty where the termbase has nothing. */
      wanted: string[];
    };

/**
 * Compares a bead with a termbase: a source term none of whose translations stands in the target, and
 * terms that are not to be used. A concept without a usable term in the target's language asks for
 * nothing. Time linear in what was found, and in the terms of the concepts concerned.
 * @param found what a recogniser found on each side
 * @param terms of each side's language, by their ids
 * @param ofConcept the terms of the target's language by concept, the preferred first
 * @returns where several termbases ask for something, in the order in which their terms were found
 */
export function checkTerms(
  found: { source: readonly FoundTerm[]; target: readonly FoundTerm[] },
  terms: { source: ReadonlyMap<string, CheckedTerm>; target: ReadonlyMap<string, CheckedTerm> },
  ofConcept: ReadonlyMap<string, readonly CheckedTerm[]>,
): TermIssue[] {
  const issues: TermIssue[] = [];
  const usable = (conceptId: string) =>
    (ofConcept.get(conceptId) ?? []).filter(({ usage }) => usage !== 'forbidden');
  const present = new Set(
    found.target.flatMap(({ id }) => {
      const term = terms.target.get(id);
      return term && term.usage !== 'forbidden' ? [term.conceptId] : [];
    }),
  );
  for (const [place, here] of byPlace(found.source)) {
    const concepts = here.flatMap(({ id }) => terms.source.get(id) ?? []);
    // A wording of several concepts is translated where any of them is.
    if (concepts.some(({ conceptId }) => present.has(conceptId))) continue;
    const wanted = concepts.flatMap(({ conceptId }) => usable(conceptId).map(({ text }) => text));
    if (wanted.length > 0)
      issues.push({ kind: 'missing-term', found: place, wanted: [...new Set(wanted)] });
  }
  for (const [place, here] of byPlace(found.target)) {
    const known = here.flatMap(({ id }) => terms.target.get(id) ?? []);
    const highest = Math.max(...known.map(({ priority }) => priority));
    const deciding = known.filter(({ priority }) => priority === highest);
    if (deciding.length === 0 || deciding.some(({ usage }) => usage !== 'forbidden')) continue;
    const wanted = deciding.flatMap(({ conceptId }) => usable(conceptId).map(({ text }) => text));
    issues.push({ kind: 'forbidden-term', side: 'target', found: place, wanted: [...new Set(wanted)] }); // prettier-ignore
  }
  return issues;
}

function byPlace(found: readonly FoundTerm[]): [FoundTerm, FoundTerm[]][] {
  const places = new Map<string, FoundTerm[]>();
  for (const term of found) {
    const name = `${term.start}-${term.end}`;
    const here = places.get(name);
    if (here) here.push(term);
    else places.set(name, [term]);
  }
  return [...places.values()].map((here) => [here[0]!, here]);
}
