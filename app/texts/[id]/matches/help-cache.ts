import type { BeadHelp } from './types';

/** What is known of a bead, and when it was asked for. */
export interface KnownHelp {
  help: BeadHelp;
  /** Milliseconds, as `performance.now` has them. */
  at: number;
  /** Something was changed since, so that it is to be asked for again. */
  stale: boolean;
}

export type HelpCache = ReadonlyMap<number, KnownHelp>;

/** More than one has been at lately; the oldest go first. */
const mostKept = 40;
/** Another window may have changed a memory: after so long it is asked for again. */
export const freshMilliseconds = 30_000;

/** The cache with another answer. */
export function withHelp(cache: HelpCache, help: BeadHelp, at: number): HelpCache {
  const next = new Map(cache);
  next.delete(help.beadId);
  next.set(help.beadId, { help, at, stale: false });
  for (const beadId of next.keys()) {
    if (next.size <= mostKept) break;
    next.delete(beadId);
  }
  return next;
}

/** The cache when something was changed: what it has is shown on, and asked for again. */
export function allStale(cache: HelpCache): HelpCache {
  return new Map([...cache].map(([beadId, known]) => [beadId, { ...known, stale: true }]));
}

/** Whether the answer is to be had (again). An answer about another wording is none. */
export function isWanted(known: KnownHelp | undefined, segment: string, now: number): boolean {
  if (!known || known.stale || known.help.segment !== segment) return true;
  if (known.help.rebuilt.length > 0) return true;
  return known.help.matches === null || now - known.at > freshMilliseconds;
}
