import type { Prisma, PrismaClient } from '@/generated/prisma/client';
import { foldText } from '@/lib/search/fold';
import type { RowChange } from '../changes';
import { prisma } from '../client';

/** More wordings than this are not looked for one by one: every bead is checked again. */
const fewWordings = 20;
/** Sentences that are looked at in one transaction: some milliseconds. */
const mostSentences = 2000;

const kept = globalThis as { hebiRechecks?: Promise<void> };

/** The wordings that a change of terms is about: those before it and those after it. */
export function wordingsOf(changes: readonly RowChange[]): string[] {
  return changes.flatMap(({ table, before, after }) =>
    table === 'term' ? [before?.text, after?.text].filter((it) => typeof it === 'string') : [],
  );
}

/** What is written into `TermRecheck`: the wordings, or '' where they are many, or none is known. */
export function soughtOf(wordings: readonly string[]): string {
  const folded = [...new Set(wordings.map(foldText))];
  // Where only a use was changed, the row says no text.
  return JSON.stringify(folded.length > 0 && folded.length <= fewWordings ? folded : ['']);
}

/** Has the beads that hold one of the wordings checked again: a statement for the transaction of the change. */
export function recheckOrder(
  client: PrismaClient,
  wordings: readonly string[],
): Prisma.PrismaPromise<unknown> {
  return client.termRecheck.create({ data: { sought: soughtOf(wordings) } });
}

/**
 * Looks through the next sentences, a bounded number, for what changed in the termbases, and has their
 * beads checked again. What is left is kept on disk: whoever comes next goes on.
 * @returns whether something is left
 */
export async function recheckSome(): Promise<boolean> {
  const client = prisma();
  const order = await client.termRecheck.findFirst({ orderBy: { id: 'asc' } });
  if (!order) return false;
  const { id, sought, seen } = order;
  const [row] = await client.$queryRaw<{ last: bigint | null; count: bigint }[]>`
    SELECT max("id") AS "last", count(*) AS "count" FROM
      (SELECT "id" FROM "Sentence" WHERE "id" > ${seen} ORDER BY "id" LIMIT ${mostSentences})`;
  const isLast = Number(row!.count) < mostSentences;
  const last = Number(row!.last ?? seen);
  await client.$transaction([
    client.$executeRaw`
      INSERT OR REPLACE INTO "BeadUnchecked" ("beadId", "alignmentId", "revision")
      SELECT DISTINCT b."id", b."alignmentId", b."revision"
      FROM "Sentence" AS s JOIN "Link" AS l ON l."sentenceId" = s."id"
        JOIN "Bead" AS b ON b."id" = l."beadId"
      WHERE s."id" > ${seen} AND s."id" <= ${last}
        AND EXISTS (SELECT 1 FROM json_each(${sought}) AS t WHERE instr(s."folded", t."value") > 0)`,
    isLast
      ? client.termRecheck.deleteMany({ where: { id } })
      : client.termRecheck.updateMany({ where: { id, seen }, data: { seen: last } }),
  ]);
  return !isLast || (await client.termRecheck.count()) > 0;
}

/**
 * Begins at once with what is to be looked through: the first sentences are done when it returns, the
 * rest follows while others are served.
 */
export async function recheckTerms(): Promise<void> {
  if (await recheckSome()) kept.hebiRechecks ??= goOn().finally(() => delete kept.hebiRechecks);
}

async function goOn(): Promise<void> {
  do await new Promise(setImmediate);
  while (
    // What fails is still on disk, and goes on with the next check of a text.
    await recheckSome().catch(() => false)
  );
}
