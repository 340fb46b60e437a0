import { prisma } from '../client';
import { findIssues } from './issues';
import { recheckSome } from './recheck-terms';
import { readChecked, readSides } from './norms';

/** The most beads that one call checks: some tens of milliseconds. */
export const mostChecked = 100;

/**
 * Checks beads that are new or changed since they were checked, a bounded number at once, so that
 * the server answers others in between. What the termbases changed is looked for first.
 * @returns how many are still to be checked
 */
export async function checkBeads(alignmentId: number, most = mostChecked): Promise<number> {
  const client = prisma();
  const isMore = await recheckSome();
  const waiting = await client.beadUnchecked.findMany({
    where: { alignmentId },
    take: Math.min(most, mostChecked),
    select: { beadId: true, revision: true },
  });
  if (waiting.length === 0) return isMore ? 1 : 0;
  const alignment = await readSides(alignmentId);
  if (!alignment) return 0;
  const beads = await readChecked(alignment, waiting.map(({ beadId }) => beadId));
  const found = await findIssues(
    alignment,
    beads.map(({ beadId, bead, sentences }) => ({
      beadId,
      bead,
      sentenceIds: { source: sentences.source.map(({ id }) => id), target: sentences.target.map(({ id }) => id) },
    })),
  );
  const rows = beads.map(({ beadId, sentences: { source, target } }) => {
    const { open, sourceKey, targetKey } = found.get(beadId)!;
    // What is the same elsewhere is asked for when it is wanted: other beads change it.
    const names = [...new Set(open.map(({ check }) => check))].filter((it) => !it.startsWith('same-'));
    return [beadId, source.length, target.length, target[0]?.order ?? null, target.at(-1)?.order ?? null,
      names.length === 0 ? '' : ` ${names.join(' ')} `, sourceKey, targetKey];
  });
  await client.$transaction([
    client.$executeRaw`
      INSERT OR REPLACE INTO "BeadCheck" ("beadId", "alignmentId", "sources", "targets",
        "firstTarget", "lastTarget", "issues", "sourceKey", "targetKey")
      SELECT b."id", b."alignmentId", v."value" ->> 1, v."value" ->> 2, v."value" ->> 3, v."value" ->> 4,
        v."value" ->> 5, v."value" ->> 6, v."value" ->> 7
      FROM json_each(${JSON.stringify(rows)}) AS v JOIN "Bead" AS b ON b."id" = v."value" ->> 0`,
    // One that was changed meanwhile waits with another revision, and goes on waiting.
    client.$executeRaw`
      DELETE FROM "BeadUnchecked" WHERE ("beadId", "revision") IN (
        SELECT "value" ->> 'beadId', "value" ->> 'revision' FROM json_each(${JSON.stringify(waiting)}))`,
  ]);
  const left = waiting.length < mostChecked ? 0 : await client.beadUnchecked.count({ where: { alignmentId } });
  return isMore ? left + 1 : left;
} // prettier-ignore
