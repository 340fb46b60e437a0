import { prisma } from './client';
import type { OriginView } from './types';

/** Where the wording of sentences comes from that were filled in and not changed since, by their ids. */
export async function readOrigins(
  sentenceIds: readonly number[],
): Promise<Map<number, OriginView>> {
  const rows = await prisma().$queryRaw<(OriginRow & { sentenceId: number })[]>`
    SELECT o."sentenceId", o."way", o."kind", o."score", o."source", o."name", o."memoryId", o."beadId"
    FROM "SentenceOrigin" AS o JOIN "Sentence" AS s ON s."id" = o."sentenceId" AND s."text" = o."text"
    WHERE o."sentenceId" IN (SELECT "value" FROM json_each(${JSON.stringify(sentenceIds)}))`;
  const number = (value: number | bigint | null) => (value === null ? null : Number(value));
  return new Map(
    rows.map(({ sentenceId, score, memoryId, beadId, ...row }) => [
      Number(sentenceId),
      { ...row, score: Number(score), memoryId: number(memoryId), beadId: number(beadId) },
    ]),
  );
}

type OriginRow = Omit<OriginView, 'score' | 'memoryId' | 'beadId'> & {
  score: number | bigint;
  memoryId: number | bigint | null;
  beadId: number | bigint | null;
};
