import type { Prisma } from '@/generated/prisma/client';
import {
  bestSplit,
  exchangeTargets,
  heirs,
  mergeBeads,
  moveSentences,
  nameOf,
  partSides,
  shiftSide,
  splitBead,
  type Group,
  type Regrouped,
} from '@/lib/align/operations';
import type { Columns, RowChange } from './changes';
import { prisma } from './client';
import { commit, type SeenBead } from './commit';
import { orderKeys } from './order-keys';
import type { ChangeResult, Side } from './types';

/**
 * A change of the beads, told from the bead that one is at. `by`: 1 is the next bead, or on; -1 the
 * one before, or back.
 */
export type Arrangement =
  /** Makes one bead of two. */
  | { kind: 'merge'; by: 1 | -1 }
  /** Makes two beads of one; without a place, where the lengths speak for it. */
  | { kind: 'split'; at?: Record<Side, number> }
  /** The last sentence of a side goes to the next bead, or the first to the one before. */
  | { kind: 'move'; side: Side; by: 1 | -1 }
  /** Sentences of a side go to any other bead. */
  | { kind: 'moveTo'; side: Side; sentenceIds: number[]; to: SeenBead }
  | { kind: 'exchange'; by: 1 | -1 }
  | { kind: 'part' }
  /** A side of this bead and all after it, up to the next confirmed one, moves one bead on or back. */
  | { kind: 'shift'; side: Side; by: 1 | -1 };

/** How often it is tried again where others change what lies beside. */
const mostTries = 4;

/** The most beads of a run whose revisions are looked at; beyond, only their sentences are. */
const mostSeen = 50;

/**
 * Rearranges beads. What a person arranged becomes a draft: it was thought about, and not confirmed;
 * only a shift leaves the status of what it moves, and ends before the next confirmed bead.
 * @param bead the bead that one is at, as the person saw it
 * @returns `conflict` where a bead is no longer as it was seen; `nothing` where the beads do not
 *   allow it: no neighbour, or one sentence to split
 */
export async function arrange(change: {
  textId: string;
  bead: SeenBead;
  arrangement: Arrangement;
  author: string;
}): Promise<ChangeResult> {
  for (let tries = 1; ; tries++) {
    const result = await tryToArrange(change);
    const isOver = result.ok || result.code !== 'failed' || tries === mostTries;
    if (isOver) return result;
  }
}

async function tryToArrange({
  textId,
  bead,
  arrangement,
  author,
}: Parameters<typeof arrange>[0]): Promise<ChangeResult> {
  const row = await prisma().bead.findFirst({
    where: { id: bead.id, alignment: { textId } },
    include: beadColumns,
  });
  if (!row) return { ok: false, code: 'gone' };
  const runs = await runsOf(row, arrangement);
  if (!runs) return { ok: false, code: 'nothing' };
  const after = regroup(runs, arrangement);
  if (!after) return { ok: false, code: 'nothing' };

  const { changes, made, removed, kept } = await changesOf(runs, after, arrangement.kind);
  const rows = runs.flatMap((run) => run.rows);
  const told = new Map([bead, ...('to' in arrangement ? [arrangement.to] : [])].map((it) => [it.id, it])); // prettier-ignore
  // Beads that go must be as they were read: nothing may have come into them meanwhile.
  const watched = rows.length > mostSeen ? rows.filter(({ id }) => removed.includes(id)) : rows;
  for (const { id, revision } of watched) if (!told.has(id)) told.set(id, { id, revision });
  const names = new Set([...told.keys(), ...made]);
  const client = prisma();
  const leftOff = kept.find((id) => !removed.includes(id)) ?? made[0] ?? null;
  const result = await commit(
    {
      textId,
      kind: arrangement.kind,
      author,
      changes,
      seen: [...told.values()],
      touched: [...made, ...rows.map(({ id }) => id).filter((id) => !names.has(id))],
    },
    [
      client.$executeRaw`
        UPDATE "Text" SET "lastBeadId" = ${leftOff}
        WHERE "id" = ${textId} AND "lastBeadId" IN (SELECT "value" FROM json_each(${JSON.stringify(removed)}))`,
    ],
  );
  if (!result.ok || result.reload) return result;
  return { ...result, removed, total: await client.bead.count({ where: { alignmentId: row.alignmentId } }) }; // prettier-ignore
}

const beadColumns = {
  alignment: { select: { sourceVersionId: true } },
  links: { include: { sentence: { select: { id: true, versionId: true, order: true, text: true } } } }, // prettier-ignore
} satisfies Prisma.BeadInclude;

type BeadRow = Prisma.BeadGetPayload<{ include: typeof beadColumns }>;

/** Neighbouring beads, with their sentences numbered through all runs in the order of the text. */
interface Run {
  rows: BeadRow[];
  groups: Group[];
  /** The sentence and its text of each number of a side. */
  sentences: Record<Side, { id: number; text: string }[]>;
}

async function runsOf(row: BeadRow, arrangement: Arrangement): Promise<Run[] | null> {
  const rows = await rowsOf(row, arrangement);
  if (!rows) return null;
  const isSource = (it: { versionId: number }) => it.versionId === row.alignment.sourceVersionId;
  const all = rows.flat().flatMap(({ links }) => links.map(({ sentence }) => sentence));
  all.sort((a, b) => (a.order < b.order ? -1 : 1));
  const sentences = {
    source: all.filter(isSource),
    target: all.filter((it) => !isSource(it)),
  };
  const numbers = new Map(
    [sentences.source, sentences.target].flatMap((side) => side.map(({ id }, at) => [id, at])),
  );
  const groupOf = ({ links }: BeadRow): Group => {
    const of = (side: boolean) =>
      links
        .filter(({ sentence }) => isSource(sentence) === side)
        .map(({ sentence }) => numbers.get(sentence.id)!)
        .sort((a, b) => a - b);
    return { source: of(true), target: of(false) };
  };
  return rows.map((run) => ({ rows: run, groups: run.map(groupOf), sentences }));
}

/** The runs of beads that an arrangement concerns: one, or two that lie apart. */
async function rowsOf(row: BeadRow, arrangement: Arrangement): Promise<BeadRow[][] | null> {
  if (arrangement.kind === 'split' || arrangement.kind === 'part') return [[row]];
  const { bead } = prisma();
  const { alignmentId, order } = row;
  if (arrangement.kind === 'moveTo') {
    const to = await bead.findFirst({
      where: { id: arrangement.to.id, alignmentId, NOT: { id: row.id } },
      include: beadColumns,
    });
    return to && [[row], [to]];
  }
  const previous = () =>
    bead.findFirst({
      where: { alignmentId, order: { lt: order } },
      orderBy: { order: 'desc' },
      include: beadColumns,
    });
  if (arrangement.kind !== 'shift') {
    if (arrangement.by === -1) {
      const before = await previous();
      return before && [[before, row]];
    }
    const next = await bead.findFirst({
      where: { alignmentId, order: { gt: order } },
      orderBy: { order: 'asc' },
      include: beadColumns,
    });
    return next && [[row, next]];
  }
  const wall = await bead.findFirst({
    where: { alignmentId, order: { gt: order }, status: 'confirmed' },
    orderBy: { order: 'asc' },
    select: { order: true },
  });
  const rest = await bead.findMany({
    where: { alignmentId, order: { gte: order, ...(wall ? { lt: wall.order } : {}) } },
    orderBy: { order: 'asc' },
    include: beadColumns,
  });
  if (arrangement.by === 1) return [rest];
  const before = await previous();
  return before && before.status !== 'confirmed' ? [[before, ...rest]] : null;
}

/** What stands in the place of each run afterwards, or null where the beads do not allow it. */
function regroup(runs: readonly Run[], arrangement: Arrangement): (readonly Group[])[] | null {
  const [{ groups, sentences }, other] = runs as [Run, Run | undefined];
  const [first, second] = groups as [Group, Group];
  const one = (regrouped: Regrouped) => regrouped && [regrouped];
  switch (arrangement.kind) {
    case 'merge':
      return one(mergeBeads(first, second));
    case 'part':
      return one(partSides(first));
    case 'exchange':
      return one(exchangeTargets(first, second));
    case 'shift':
      return one(shiftSide(groups, arrangement.side, arrangement.by));
    case 'split': {
      const lengthsOf = (side: Side) => first[side].map((at) => weigh(sentences[side][at]!.text));
      const at =
        arrangement.at ?? bestSplit({ source: lengthsOf('source'), target: lengthsOf('target') });
      return at && one(splitBead(first, at));
    }
    case 'move': {
      const { side, by } = arrangement;
      const [from, to] = by === 1 ? [first, second] : [second, first];
      const moved = moveSentences(from, to, side, by === 1 ? from[side].slice(-1) : from[side].slice(0, 1)); // prettier-ignore
      if (!moved) return null;
      const left = moved.from ? [moved.from] : [];
      return [by === 1 ? [...left, moved.to] : [moved.to, ...left]];
    }
    case 'moveTo': {
      const { side, sentenceIds } = arrangement;
      const keys = sentenceIds.map((id) => sentences[side].findIndex((it) => it.id === id));
      const moved = moveSentences(first, other!.groups[0]!, side, keys);
      return moved && [moved.from ? [moved.from] : [], [moved.to]];
    }
  }
}

/** How much of a text a sentence is: its letters without spaces. */
function weigh(text: string): number {
  return text.replace(/\s+/gu, '').length;
}

interface Changes {
  changes: RowChange[];
  /** Ids of beads that are new, that go, and that stay, in order. */
  made: number[];
  removed: number[];
  kept: number[];
}

async function changesOf(
  runs: readonly Run[],
  after: readonly (readonly Group[])[],
  kind: Arrangement['kind'],
): Promise<Changes> {
  const steps: Record<'add' | 'change' | 'link' | 'remove', RowChange[]> = { add: [], change: [], link: [], remove: [] }; // prettier-ignore
  const [made, removed, kept]: [number[], number[], number[]] = [[], [], []];
  const beadOf = beadsBySentence(runs);
  let nextId = 0;
  for (const [at, { rows, groups, sentences }] of runs.entries()) {
    const { alignmentId } = rows[0]!;
    const found = heirs(groups, after[at]!);
    const orders = await ordersOf(rows, found);
    const confidence = Math.min(...rows.slice(0, mostSeen).map((row) => row.confidence));
    const going = new Set(rows);
    for (const [place, group] of after[at]!.entries()) {
      const heir = found[place] ?? null;
      const row = heir === null ? null : rows[heir]!;
      const id = row?.id ?? (nextId ||= await firstFreeId());
      if (row) {
        going.delete(row);
        kept.push(id);
        const becomesDraft = kind !== 'shift' && nameOf(group) !== nameOf(groups[heir!]!);
        if (becomesDraft && row.status !== 'draft')
          steps.change.push(beadChange(id, { status: row.status }, { status: 'draft' }));
      } else {
        nextId = id + 1;
        made.push(id);
        const status = kind === 'shift' ? 'machine' : 'draft';
        const columns = { alignmentId, order: orders[place]!, status, confidence, revision: 0 };
        steps.add.push(beadChange(id, null, columns));
      }
      for (const side of ['source', 'target'] as const)
        for (const key of group[side]) {
          const sentenceId = sentences[side][key]!.id;
          const before = beadOf.get(sentenceId)!;
          if (before === id) continue;
          const table = 'link';
          steps.link.push({ table, key: { alignmentId, sentenceId }, before: { beadId: before }, after: { beadId: id } }); // prettier-ignore
        }
    }
    for (const { id, order, status, confidence: sure, revision } of going) {
      removed.push(id);
      // Raised by one as the bead is looked at for the last time.
      const columns = { alignmentId, order, status, confidence: sure, revision: revision + 1 };
      steps.remove.push(beadChange(id, columns, null));
    }
  }
  const { add, change, link, remove } = steps;
  return { changes: [...add, ...change, ...link, ...remove], made, removed, kept };
}

function beadChange(id: number, before: Columns | null, after: Columns | null): RowChange {
  return { table: 'bead', key: { id }, before, after };
}

/** The bead that each sentence stands in, by ids. */
function beadsBySentence(runs: readonly Run[]): Map<number, number> {
  return new Map(
    runs.flatMap(({ rows }) =>
      rows.flatMap(({ id, links }) => links.map(({ sentenceId }) => [sentenceId, id] as const)),
    ),
  );
}

/** Order keys of a run as it is to stand; those that are kept stay as they are. */
async function ordersOf(
  rows: readonly BeadRow[],
  found: readonly (number | null)[],
): Promise<string[]> {
  const keys = found.map((heir) => (heir === null ? null : rows[heir]!.order));
  if (!keys.includes(null)) return keys as string[];
  const beside = (direction: 'asc' | 'desc', of: BeadRow) =>
    prisma().bead.findFirst({
      where: {
        alignmentId: of.alignmentId,
        order: direction === 'asc' ? { gt: of.order } : { lt: of.order },
      },
      orderBy: { order: direction },
      select: { order: true },
    });
  const [before, behind] = [await beside('desc', rows[0]!), await beside('asc', rows.at(-1)!)];
  const all = orderKeys([
    ...(before ? [before.order] : []),
    ...keys,
    ...(behind ? [behind.order] : []),
  ]);
  return all.slice(before ? 1 : 0, behind ? -1 : undefined);
}

/** Ids are never used twice (AUTOINCREMENT); where two take the same at once, the second tries again. */
async function firstFreeId(): Promise<number> {
  const rows = await prisma().$queryRaw<{ seq: number | bigint }[]>`
    SELECT "seq" FROM "sqlite_sequence" WHERE "name" = 'Bead'`;
  return Number(rows[0]?.seq ?? 0) + 1;
}
