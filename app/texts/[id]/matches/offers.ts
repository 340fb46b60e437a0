import type { FoundMatch } from '@/lib/store/memory/types';
import type { TermHit } from '@/lib/store/terms/known-terms';
import type { BeadHelp, LitFragment } from './types';

/** Something that can be put into the target, with the number of its key; null where it has none. */
export type Offer =
  | { kind: 'match'; number: number | null; text: string; match: FoundMatch }
  | { kind: 'term'; number: number | null; text: string; term: TermHit }
  | { kind: 'fragment'; number: number | null; text: string; fragment: LitFragment };

/** Digits there are. */
const mostNumbers = 9;
/** So that terms have numbers too. */
const mostMatches = 5;

/**
 * What a bead's help offers, numbered through: the matches, then the terms that have a translation,
 * then the fragments whose translation is known.
 */
export function offersOf({ matches, terms, fragments }: BeadHelp): Offer[] {
  const offers: Offer[] = (matches ?? [])
    .slice(0, mostMatches)
    .map((match) => ({ kind: 'match', number: null, text: match.adapted ?? match.target, match }));
  const seen = new Set<string>();
  for (const term of terms) {
    const text = term.translations.find(({ usage }) => usage !== 'forbidden')?.text;
    const name = `${term.conceptId} ${term.text}`;
    if (seen.has(name)) continue;
    seen.add(name);
    if (text !== undefined) offers.push({ kind: 'term', number: null, text, term });
  }
  for (const fragment of fragments) {
    const text = longestOf(fragment);
    if (text !== '') offers.push({ kind: 'fragment', number: null, text, fragment });
  }
  return offers.map((offer, at) => ({ ...offer, number: at < mostNumbers ? at + 1 : null }));
}

/** The longest stretch of the target that translates the fragment. */
function longestOf({ target, targetPlaces }: LitFragment): string {
  return targetPlaces
    .map(({ start, end }) => target.slice(start, end))
    .reduce((longest, text) => (text.length > longest.length ? text : longest), '');
}
