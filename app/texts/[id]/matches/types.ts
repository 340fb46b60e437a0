import type { FoundFragment, FoundMatch, Stretch } from '@/lib/store/memory/types';
import type { TermHit } from '@/lib/store/terms/known-terms';

/** A stretch of the segment in a unit, and what of the unit's target probably translates it. */
export type LitFragment = FoundFragment & { targetPlaces: Stretch[] };

/** What the memories and termbases know of a bead. */
export interface BeadHelp {
  beadId: number;
  /** The source that all this is about, as it stood. */
  segment: string;
  /** Null where the memory did not answer. */
  matches: FoundMatch[] | null;
  /** None where a whole match is good. */
  fragments: LitFragment[];
  terms: TermHit[];
  /** Whether there is anything at all that a match could come from. */
  hasMemory: boolean;
  /** Names of memories whose index is being made anew: of them some units are missing. */
  rebuilt: readonly string[];
}
