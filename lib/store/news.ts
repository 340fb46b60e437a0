import { historyState } from './answer';
import { readBeads, readBeadsById, windowLimit } from './beads';
import { prisma } from './client';
import { countBeads, placesOf } from './places';
import { readStand } from './stand';
import { findAlignment } from './texts';
import type { BeadView } from './types';

/** Of more beads than this it is only told that there are many. */
const mostTold = 100;
/** Whoever missed more steps than this reads the text anew. */
const mostSteps = 500;

/** What came to a text since a step that someone saw. */
export interface News {
  /** The last step that is told of. */
  step: number;
  /** The last step that moved beads: places that were read before it are out of date. */
  structure: number;
  /** The beads that changed and stand, as they are now. */
  beads: BeadView[];
  /** More changed than is told in `beads`. */
  many: boolean;
  total: number;
  confirmed: number;
  canUndo: boolean;
  canRedo: boolean;
}

/** The last step of any text; 0 where there is none. */
export async function lastStep(): Promise<number> {
  const { _max } = await prisma().step.aggregate({ _max: { id: true } });
  return _max.id ?? 0;
}

/**
 * What came to a text after a step. Reads at most `mostSteps` operations' lists of beads, and at most
 * `mostTold` beads.
 * @returns null where nothing came, or where there is no such text
 */
export async function readNews(textId: string, since: number): Promise<News | null> {
  // First where it stands, then the rest: what comes between is told once more, and not left out.
  const stand = await readStand(textId);
  if (stand.step <= since) return null;
  const alignmentId = await findAlignment(textId);
  if (alignmentId === null) return null;
  const steps = await prisma().$queryRaw<{ beads: string }[]>`
    SELECT CASE WHEN length(o."beads") > 5000 THEN '' ELSE o."beads" END AS "beads"
    FROM "Step" AS s JOIN "Operation" AS o ON o."id" = s."operationId"
    WHERE s."textId" = ${textId} AND s."id" > ${since} AND s."id" <= ${stand.step}
    LIMIT ${mostSteps + 1}`;
  const ids = new Set(
    steps.flatMap(({ beads }) => (beads === '' ? [] : (JSON.parse(beads) as number[]))),
  );
  const many =
    steps.length > mostSteps || ids.size > mostTold || steps.some(({ beads }) => beads === '');
  const [beads, total, confirmed, history] = await Promise.all([
    many ? [] : readBeadsById([...ids]),
    countBeads(alignmentId),
    prisma().bead.count({ where: { alignmentId, status: 'confirmed' } }),
    historyState(textId),
  ]);
  return { ...stand, beads, many, total, confirmed, ...history };
}

/** The beads around a place, with what is needed to go on from there. */
export interface Around {
  structure: number;
  /** Place of the first of `beads`, a multiple of what was asked for. */
  from: number;
  beads: BeadView[];
  total: number;
  confirmed: number;
  /** Places of the beads that hold the sentences that were asked for, by sentence. */
  places: Record<number, number>;
}

/**
 * Reads beads around a sentence, wherever it stands now.
 * @param wish.sentenceId the sentence; where it stands in no bead, `wish.index` counts
 * @param wish.window what `from` is a multiple of
 * @param wish.before how many windows before, and `wish.count` how many in all
 * @param wish.places further sentences whose places are wanted
 */
export async function readAround(
  textId: string,
  wish: {
    sentenceId: number;
    index: number;
    window: number;
    before: number;
    count: number;
    places: readonly number[];
  },
): Promise<Around | null> {
  const alignmentId = await findAlignment(textId);
  if (alignmentId === null) return null;
  const { structure } = await readStand(textId);
  const links = await prisma().link.findMany({
    where: { alignmentId, sentenceId: { in: [wish.sentenceId, ...wish.places] } },
    select: { sentenceId: true, beadId: true },
  });
  const byBead = await placesOf(links.map(({ beadId }) => beadId));
  const places = Object.fromEntries(
    links.map(({ sentenceId, beadId }) => [sentenceId, byBead.get(beadId) ?? 0]),
  );
  const total = await countBeads(alignmentId);
  const index = Math.min(places[wish.sentenceId] ?? wish.index, Math.max(0, total - 1));
  const from = Math.max(0, Math.floor(index / wish.window) - wish.before) * wish.window;
  const [beads, confirmed] = await Promise.all([
    readBeads(alignmentId, from, Math.min(wish.count * wish.window, windowLimit)),
    prisma().bead.count({ where: { alignmentId, status: 'confirmed' } }),
  ]);
  return { structure, from, beads, total, confirmed, places };
}
