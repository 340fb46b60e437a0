import { exchangeTargets, type Group } from '@/lib/align/operations';
import { answer } from './answer';
import { readBead } from './beads';
import type { RowChange } from './changes';
import { prisma } from './client';
import { commit, type SeenBead } from './commit';
import { commitRuns } from './commit-runs';
import { once } from './once';
import { beadColumns, readRuns, type Look } from './runs';
import type { BeadStatus, ChangeResult } from './types';

/** What is done with neighbouring beads that a person selected. */
export type RangeAction =
  | 'confirm'
  /** What a person worded is a draft again, all else the machine's. */
  | 'set-back'
  | 'merge'
  /** The targets of the first and the last of them change places. */
  | 'exchange';

/** The most beads that become one: beyond, a slip of the mouse is likelier than a wish. */
export const mostMerged = 100;

export interface RangeChange {
  textId: string;
  /** Ids of the first and the last bead. */
  first: number;
  last: number;
  /** How many beads the person saw selected, both ends included. */
  count: number;
  /** Ids of the beads between them that are meant, where not all are; for a status only. */
  only?: readonly number[];
  action: RangeAction;
  /** Those of the beads that the person has seen. */
  seen: readonly SeenBead[];
  author: string;
  /** By which it is known when it is sent again (`once`). */
  clientId?: string | undefined;
}

/**
 * Changes a range of beads: one operation of the history. A status is set in statements of many
 * rows; a row each for every bead whose status is another.
 * @returns `gone` where the range has other beads than were counted; `conflict` where one that was
 *   seen is another now; `nothing` where the beads do not allow it
 */
export function changeRange(change: RangeChange): Promise<ChangeResult> {
  return once(change, () => makeChange(change));
}

async function makeChange(change: RangeChange): Promise<ChangeResult> {
  const { textId, first, last, count, action } = change;
  const client = prisma();
  const ends = await client.bead.findMany({
    where: { id: { in: [first, last] }, alignment: { textId } },
    orderBy: { order: 'asc' },
    select: { alignmentId: true, order: true },
  });
  const [from, to] = [ends[0], ends.at(-1)];
  if (!from || !to || ends.length < new Set([first, last]).size) return { ok: false, code: 'gone' };
  const range = { alignmentId: from.alignmentId, order: { gte: from.order, lte: to.order } };
  if ((await client.bead.count({ where: range })) !== count) return { ok: false, code: 'gone' };

  if (action === 'confirm' || action === 'set-back') {
    const rows = await readStatuses(range.alignmentId, from.order, to.order);
    const only = change.only && new Set(change.only);
    return setStatuses(change, only ? rows.filter(({ id }) => only.has(Number(id))) : rows, action);
  }
  if (count < 2 || (action === 'merge' && count > mostMerged))
    return { ok: false, code: 'nothing' };
  return regroup(change, action, range);
}

interface StatusRow {
  id: number;
  status: string;
  edited?: number | bigint;
}

function readStatuses(alignmentId: number, from: string, to: string): Promise<StatusRow[]> {
  return prisma().$queryRaw<StatusRow[]>`
    SELECT b."id", b."status", EXISTS (
      SELECT 1 FROM "Link" AS l JOIN "Sentence" AS s ON s."id" = l."sentenceId"
      WHERE l."beadId" = b."id" AND s."text" <> s."base") AS "edited"
    FROM "Bead" AS b WHERE b."alignmentId" = ${alignmentId} AND b."order" BETWEEN ${from} AND ${to}
    ORDER BY b."order"`;
}

async function setStatuses(
  { textId, seen, author, clientId }: RangeChange,
  rows: readonly StatusRow[],
  action: 'confirm' | 'set-back',
): Promise<ChangeResult> {
  const next = ({ edited }: StatusRow): BeadStatus =>
    action === 'confirm' ? 'confirmed' : Number(edited) === 1 ? 'draft' : 'machine';
  const changed = rows.filter((row) => row.status !== next(row));
  if (changed.length === 0) return answer(textId, rows.map(({ id }) => Number(id))); // prettier-ignore
  const result = await commitStatuses(textId, author, changed, next, seen, clientId);
  return result.ok || result.code !== 'failed' ? result : await changedOf(seen);
}

/** Writes new statuses of beads, of which some were seen as they must still be. */
export function commitStatuses(
  textId: string,
  author: string,
  rows: readonly StatusRow[],
  next: (row: StatusRow) => BeadStatus,
  seen: readonly SeenBead[],
  clientId?: string,
): Promise<ChangeResult> {
  const ids = new Set(rows.map(({ id }) => Number(id)));
  // Looked at when the change has raised the revisions of what it changes.
  const expected = seen.map(({ id, revision }) => [id, revision + Number(ids.has(id))]);
  return commit(
    {
      textId,
      kind: 'set-status',
      author,
      seen: [],
      touched: [...ids],
      clientId,
      changes: rows.map(
        (row): RowChange => ({ table: 'bead', key: { id: Number(row.id) }, before: { status: row.status }, after: { status: next(row) } }), // prettier-ignore
      ),
    },
    [
      prisma().$executeRaw`
        SELECT json(iif(count(*) = ${seen.length}, '1', '-'))
        FROM json_each(${JSON.stringify(expected)}) AS e JOIN "Bead" AS b
          ON b."id" = json_extract(e."value", '$[0]') AND b."revision" = json_extract(e."value", '$[1]')`,
    ],
  );
}

async function changedOf(seen: readonly SeenBead[]): Promise<ChangeResult> {
  const rows = await prisma().bead.findMany({
    where: { id: { in: seen.map(({ id }) => id) } },
    select: { id: true, revision: true },
  });
  const now = new Map(rows.map(({ id, revision }) => [id, revision]));
  const other = seen.find(({ id, revision }) => now.get(id) !== revision);
  const current = other && (await readBead(other.id));
  return current ? { ok: false, code: 'conflict', current } : { ok: false, code: 'failed' };
}

async function regroup(
  { textId, seen, author, clientId }: RangeChange,
  action: 'merge' | 'exchange',
  range: { alignmentId: number; order: { gte: string; lte: string } },
): Promise<ChangeResult> {
  const ends = { in: [range.order.gte, range.order.lte] };
  const rows = await prisma().bead.findMany({
    where: action === 'merge' ? range : { ...range, order: ends },
    orderBy: { order: 'asc' },
    include: beadColumns,
  });
  const runs = readRuns(action === 'merge' ? [rows] : rows.map((row) => [row]));
  const after = action === 'merge' ? [[allAsOne(runs[0]!.groups)]] : exchanged(runs[0]!.groups[0]!, runs[1]!.groups[0]!); // prettier-ignore
  if (!after) return { ok: false, code: 'nothing' };
  const ids = new Set(rows.map(({ id }) => id));
  const confidence = Math.min(...rows.map((row) => row.confidence));
  const look: Look = (row) => ({ status: 'draft', confidence: row?.confidence ?? confidence });
  return commitRuns({
    textId,
    kind: action,
    author,
    runs,
    after,
    look,
    seen: seen.filter(({ id }) => ids.has(id)),
    clientId,
  });
}

function allAsOne(groups: readonly Group[]): Group {
  const of = (side: 'source' | 'target') =>
    groups.flatMap((group) => [...group[side]]).sort((a, b) => a - b);
  return { source: of('source'), target: of('target') };
}

function exchanged(first: Group, last: Group): Group[][] | null {
  const pair = exchangeTargets(first, last);
  return pair && pair.map((group) => [group]);
}
