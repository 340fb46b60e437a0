import { Prisma, type PrismaClient } from '@/generated/prisma/client';
import { recheckOrder } from '../checks/recheck-terms';
import type { TermbaseUse } from './types';

interface UseColumns {
  priority: number | bigint;
  usedFor: string;
  texts: string;
}

/** What the columns of a termbase say of its use. */
export function readUse({ priority, usedFor, texts }: UseColumns): TermbaseUse {
  const textIds = usedFor === 'chosen' ? (JSON.parse(texts) as string[]) : null;
  return { priority: Number(priority), textIds };
}

/** Whether termbase `b` serves a text. */
export function serves(textId: string): Prisma.Sql {
  return Prisma.sql`(b."deletedAt" IS NULL AND (b."usedFor" = 'all'
    OR EXISTS (SELECT 1 FROM json_each(b."texts") AS t WHERE t."value" = ${textId})))`;
}

/** Has the beads that hold a term of a termbase checked again: statements for the transaction of a change. */
export async function recheckOfTermbase(
  client: PrismaClient,
  termbaseId: string,
): Promise<Prisma.PrismaPromise<unknown>[]> {
  const terms = await client.term.findMany({
    where: { concept: { termbaseId } },
    select: { text: true },
    distinct: ['folded'],
  });
  const wordings = terms.map(({ text }) => text);
  return wordings.length > 0 ? [recheckOrder(client, wordings)] : [];
}
