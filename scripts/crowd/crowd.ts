import { setTimeout as pause } from 'node:timers/promises';
import { openSqlite } from '@/lib/store/sqlite';
import { runClient, type Sent } from './client';
import { randomFrom } from './random';

/** The news of a change reach every page within a second; a busy machine may take longer. */
const longestNews = 10_000;

export interface Crowd {
  sent: Sent[];
  /** Clients that were not told of the last step. */
  untold: number;
}

/**
 * Lets clients change one text at the same time, through the server, as pages do.
 * @param place.url the address of a server of the app that is built here
 * @param place.database its database file
 * @param size.goesOn whether a client makes one more change, told how many it has sent
 */
export async function gatherCrowd(
  place: { url: string; database: string; textId: string },
  size: { clients: number; goesOn: (sent: number) => boolean },
): Promise<Crowd> {
  const reports = await Promise.all(
    Array.from({ length: size.clients }, (_, at) =>
      runClient(
        { ...place, name: `客${at + 1}`, follows: at % 2 === 0, random: randomFrom(at + 1) },
        size.goesOn,
      ),
    ),
  );
  const last = lastStep(place.database);
  const isUntold = (report: { lastStep: () => number }) => report.lastStep() < last;
  for (const end = Date.now() + longestNews; reports.some(isUntold) && Date.now() < end;)
    await pause(50);
  const untold = reports.filter(isUntold).length;
  for (const { close } of reports) close();
  return { sent: reports.flatMap(({ sent }) => sent), untold };
}

function lastStep(database: string): number {
  const db = openSqlite(database);
  const last = db.prepare('SELECT coalesce(max("id"), 0) FROM "Step"').pluck().get() as number;
  db.close();
  return last;
}
