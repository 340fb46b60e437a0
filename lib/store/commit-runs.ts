import type { Group } from '@/lib/align/operations';
import { prisma } from './client';
import { commit, type SeenBead } from './commit';
import { countBeads } from './places';
import { changesOf, type Look, type Run } from './runs';
import type { ChangeResult, OperationKind } from './types';

/** The most beads of a run whose revisions are looked at; beyond, only their sentences are. */
export const mostSeen = 50;

export interface RunsChange {
  textId: string;
  kind: OperationKind;
  author: string;
  runs: readonly Run[];
  /** For each run the beads that are to stand in its place. */
  after: readonly (readonly Group[])[];
  look: Look;
  /** The beads that the person saw; of the others the revision counts that was read. */
  seen: readonly SeenBead[];
  clientId?: string | undefined;
}

/** Puts beads in the place of runs of others: one operation of the history, or nothing of it. */
export async function commitRuns(change: RunsChange): Promise<ChangeResult> {
  const { textId, kind, author, runs, after, look, clientId } = change;
  const { changes: found, made, removed, kept } = await changesOf(runs, after, look);
  const changes = found.map((it) =>
    it.table === 'bead' && !it.before ? { ...it, after: { ...it.after, createdBy: author } } : it,
  );
  const rows = runs.flatMap((run) => run.rows);
  const seen = new Map(change.seen.map((bead) => [bead.id, bead]));
  // Beads that go must be as they were read: nothing may have come into them meanwhile.
  const watched = rows.length > mostSeen ? rows.filter(({ id }) => removed.includes(id)) : rows;
  for (const { id, revision } of watched) if (!seen.has(id)) seen.set(id, { id, revision });
  const named = new Set([...seen.keys(), ...made]);
  const client = prisma();
  const leftOff = kept[0] ?? made[0] ?? null;
  const result = await commit(
    {
      textId,
      kind,
      author,
      changes,
      seen: [...seen.values()],
      touched: [...made, ...rows.map(({ id }) => id).filter((id) => !named.has(id))],
      clientId,
    },
    [
      client.$executeRaw`
        UPDATE "Text" SET "lastBeadId" = ${leftOff}
        WHERE "id" = ${textId} AND "lastBeadId" IN (SELECT "value" FROM json_each(${JSON.stringify(removed)}))`,
    ],
  );
  if (!result.ok || result.reload) return result;
  const { alignmentId } = rows[0]!;
  return { ...result, removed, made, total: await countBeads(alignmentId) };
}
