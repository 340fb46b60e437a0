import type { Sqlite } from '../sqlite';
import type { MemorySearcher } from './searcher';

/** How often it is looked whether beads changed. */
const everyMilliseconds = 2000;
/** When nothing has come for so many looks, what came is kept. */
const quietLooks = 5;
/** Beads that are taken at once: some twenty milliseconds, for which others wait. */
const atOnce = 200;

/**
 * From now on has the beads that nobody confirmed indexed as they come, so that the first concordance
 * after a book was imported does not wait for it; and those that are confirmed, where a book of them came at once
 * or their index is lost. Keeps no process running.
 */
export function followWhenIdle(db: Sqlite, searcher: MemorySearcher): void {
  let version = -1;
  let quiet = 0;
  const look = () => {
    const now = db.pragma('data_version', { simple: true }) as number;
    const isQuiet = now === version && !searcher.isCatchingUp;
    quiet = isQuiet ? quiet + 1 : 0;
    const isAll = isQuiet || searcher.followBeads(atOnce);
    if (isAll) version = now;
    if (quiet === quietLooks) searcher.keepOpenBeads();
    setTimeout(look, isAll ? everyMilliseconds : 1).unref();
  };
  setTimeout(look, everyMilliseconds).unref();
}
