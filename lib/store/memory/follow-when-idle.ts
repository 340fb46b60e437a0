import type { Sqlite } from '../sqlite';
import type { MemorySearcher } from './searcher';

/** How often it is looked whether beads changed. */
const everyMilliseconds = 2000;
/** Beads that are taken at once: some twenty milliseconds, for which others wait. */
const atOnce = 200;

/**
 * From now on has the beads that nobody confirmed indexed as they come, so that the first concordance
 * after a book was imported does not wait for it. Keeps no process running.
 */
export function followWhenIdle(db: Sqlite, searcher: MemorySearcher): void {
  let version = -1;
  const look = () => {
    const now = db.pragma('data_version', { simple: true }) as number;
    const isAll = now === version || searcher.followOpenBeads(atOnce);
    if (isAll) version = now;
    setTimeout(look, isAll ? everyMilliseconds : 1).unref();
  };
  setTimeout(look, everyMilliseconds).unref();
}
