import { arrangeGroups, type NearArrangement } from '@/lib/align/arrangement';
import { moveSentences, type Group } from '@/lib/align/operations';
import { prisma } from './client';
import type { SeenBead } from './commit';
import { commitRuns, mostSeen } from './commit-runs';
import { once } from './once';
import { beadColumns, readRuns, type BeadRow, type Look, type Run } from './runs';
import type { BeadStatus, ChangeResult, Side } from './types';

/** A change of the beads, told from the bead that one is at. */
export type Arrangement =
  | NearArrangement
  /** Sentences of a side go to any other bead. */
  | { kind: 'move-to'; side: Side; sentenceIds: number[]; to: SeenBead };

/** How often it is tried again where others change what lies beside. */
const mostTries = 4;

/**
 * Rearranges beads. What a person arranged becomes a draft: it was thought about, and not confirmed;
 * only a shift leaves the status of what it moves, and ends before the next confirmed bead.
 * @param bead the bead that one is at, as the person saw it
 * @param clientId by which it is known when it is sent again (`once`)
 * @returns `conflict` where a bead is no longer as it was seen; `nothing` where the beads do not
 *   allow it: no neighbour, or one sentence to split
 */
export async function arrange(change: {
  textId: string;
  bead: SeenBead;
  arrangement: Arrangement;
  author: string;
  clientId?: string | undefined;
}): Promise<ChangeResult> {
  return once(change, async () => {
    for (let tries = 1; ; tries++) {
      const result = await tryToArrange(change);
      const isOver = result.ok || result.code !== 'failed' || tries === mostTries;
      if (isOver) return result;
    }
  });
}

async function tryToArrange({
  textId,
  bead,
  arrangement,
  author,
  clientId,
}: Parameters<typeof arrange>[0]): Promise<ChangeResult> {
  const row = await prisma().bead.findFirst({
    where: { id: bead.id, alignment: { textId } },
    include: beadColumns,
  });
  if (!row) return { ok: false, code: 'gone' };
  const found = await rowsOf(row, arrangement);
  if (!found) return { ok: false, code: 'nothing' };
  const runs = readRuns(found);
  const after = regroup(runs, arrangement);
  if (!after) return { ok: false, code: 'nothing' };

  return commitRuns({
    textId,
    kind: arrangement.kind,
    author,
    runs,
    after,
    look: lookAfter(arrangement, runs),
    seen: [bead, ...(arrangement.kind === 'move-to' ? [arrangement.to] : [])],
    clientId,
  });
}

/** The runs of beads that an arrangement concerns: one, or two that lie apart. */
async function rowsOf(row: BeadRow, arrangement: Arrangement): Promise<BeadRow[][] | null> {
  if (arrangement.kind === 'split' || arrangement.kind === 'part') return [[row]];
  const { bead } = prisma();
  const { alignmentId, order } = row;
  if (arrangement.kind === 'move-to') {
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
  if (arrangement.kind === 'move-to') {
    const { side, sentenceIds } = arrangement;
    const keys = sentenceIds.map((id) => sentences[side].findIndex((it) => it.id === id));
    const moved = moveSentences(groups[0]!, other!.groups[0]!, side, keys);
    return moved && [moved.from ? [moved.from] : [], [moved.to]];
  }
  const after = arrangeGroups(groups, arrangement, (side, key) => sentences[side][key]!.text);
  return after && [after];
}

/** What a person arranged is a draft; a shift only moves what is still to be looked at. */
function lookAfter({ kind }: Arrangement, runs: readonly Run[]): Look {
  const confidence = Math.min(
    ...runs.flatMap(({ rows }) => rows.slice(0, mostSeen).map((row) => row.confidence)),
  );
  if (kind !== 'shift')
    return (row) => ({ status: 'draft', confidence: row?.confidence ?? confidence });
  return (row) => ({
    status: (row?.status ?? 'machine') as BeadStatus,
    confidence: row?.confidence ?? confidence,
  });
}
