import type { Prisma } from '@/generated/prisma/client';
import { heirs, nameOf, type Group } from '@/lib/align/operations';
import type { Columns, RowChange } from './changes';
import { prisma } from './client';
import { orderKeys } from './order-keys';
import type { BeadStatus, Side } from './types';

/** What of a bead is read to rearrange it. */
export const beadColumns = {
  alignment: { select: { sourceVersionId: true } },
  links: { include: { sentence: { select: { id: true, versionId: true, order: true, text: true, block: { select: { id: true, kind: true, level: true } } } } } }, // prettier-ignore
} satisfies Prisma.BeadInclude;

export type BeadRow = Prisma.BeadGetPayload<{ include: typeof beadColumns }>;

type RunSentence = BeadRow['links'][number]['sentence'];

/** Neighbouring beads, with their sentences numbered through all runs in the order of the text. */
export interface Run {
  rows: BeadRow[];
  groups: Group[];
  /** The sentence and its text of each number of a side. */
  sentences: Record<Side, RunSentence[]>;
}

/** Reads runs of one alignment together: their sentences are numbered through all of them. */
export function readRuns(runs: readonly BeadRow[][]): Run[] {
  const { sourceVersionId } = runs[0]![0]!.alignment;
  const isSource = (it: { versionId: number }) => it.versionId === sourceVersionId;
  const all = runs.flat().flatMap(({ links }) => links.map(({ sentence }) => sentence));
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
  return runs.map((run) => ({ rows: run, groups: run.map(groupOf), sentences }));
}

/** What a bead is to be where it is new or holds other sentences than before. */
export type Look = (
  row: BeadRow | null,
  place: { run: number; bead: number },
) => { status: BeadStatus; confidence: number };

export interface Changes {
  changes: RowChange[];
  /** Ids of beads that are new, that go, and that stay, in order. */
  made: number[];
  removed: number[];
  kept: number[];
}

/**
 * The row changes from runs of beads to those that are to stand in their places.
 * @param after for each run the beads that are to stand there
 */
export async function changesOf(
  runs: readonly Run[],
  after: readonly (readonly Group[])[],
  look: Look,
): Promise<Changes> {
  const steps: Record<'add' | 'change' | 'link' | 'remove', RowChange[]> = { add: [], change: [], link: [], remove: [] }; // prettier-ignore
  const [made, removed, kept]: [number[], number[], number[]] = [[], [], []];
  const beadOf = beadsBySentence(runs);
  let nextId = 0;
  for (const [run, { rows, groups, sentences }] of runs.entries()) {
    const { alignmentId } = rows[0]!;
    const found = heirs(groups, after[run]!);
    const orders = await ordersOf(rows, found);
    const going = new Set(rows);
    for (const [place, group] of after[run]!.entries()) {
      const heir = found[place] ?? null;
      const row = heir === null ? null : rows[heir]!;
      const id = row?.id ?? (nextId ||= await firstFreeId('Bead'));
      if (row) {
        going.delete(row);
        kept.push(id);
        if (nameOf(group) !== nameOf(groups[heir!]!))
          steps.change.push(...differences(row, look(row, { run, bead: place })));
      } else {
        nextId = id + 1;
        made.push(id);
        const { status, confidence } = look(null, { run, bead: place });
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
    for (const { id, order, status, confidence, revision, createdBy } of going) {
      removed.push(id);
      // Raised by one as the bead is looked at for the last time.
      const columns = { alignmentId, order, status, confidence, revision: revision + 1, createdBy };
      steps.remove.push(beadChange(id, columns, null));
    }
  }
  const { add, change, link, remove } = steps;
  return { changes: [...add, ...change, ...link, ...remove], made, removed, kept };
}

/** The columns of a standing bead that are to be others. */
function differences(row: BeadRow, next: ReturnType<Look>): RowChange[] {
  const names = (['status', 'confidence'] as const).filter((name) => row[name] !== next[name]);
  const pick = (from: Columns) => Object.fromEntries(names.map((name) => [name, from[name]!]));
  const before = { status: row.status, confidence: row.confidence };
  return names.length === 0 ? [] : [beadChange(row.id, pick(before), pick({ ...next }))];
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
export async function firstFreeId(table: 'Bead' | 'Block' | 'Sentence'): Promise<number> {
  const rows = await prisma().$queryRaw<{ seq: number | bigint }[]>`
    SELECT "seq" FROM "sqlite_sequence" WHERE "name" = ${table}`;
  return Number(rows[0]?.seq ?? 0) + 1;
}
