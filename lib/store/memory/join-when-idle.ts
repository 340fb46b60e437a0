import type { Sqlite } from '../sqlite';
import { joinSegmentsOf } from './join-segments';
import { largeRows } from './index-segments';
import { removeLeftFiles } from './segment-files';
import { segmentGroups } from './segment-joiner';

/** How often it is looked whether there is anything to join: a look takes a fraction of a millisecond. */
const everyMilliseconds = 5000;

/**
 * From now on joins the small segments that imports leave, soon after they stand, in a process of its own;
 * what a killed one left undone is done by the next. Keeps no process running.
 */
export function joinWhenIdle(db: Sqlite, every = everyMilliseconds): void {
  let version = -1;
  let isJoining = false;
  const look = async () => {
    const now = db.pragma('data_version', { simple: true }) as number;
    if (isJoining || now === version) return;
    version = now;
    removeLeftFiles(db);
    if (segmentGroups(db).length === 0 && largeRows(db).length === 0) return;
    isJoining = true;
    await joinSegmentsOf(db.name);
    isJoining = false;
  };
  setInterval(() => void look(), every).unref();
}
