import { issueKey } from '@/lib/quality/issue-key';
import type { CheckedBead, Issue } from '@/lib/quality/types';
import { prisma } from '../client';
import type { IssueView } from '../types';
import { checkOnce } from './check-once';
import { normsOf, type AlignmentSides } from './norms';
import { findTermIssues } from './term-issues';

/** A bead that is to be checked; ids of its sentences, in order. */
export interface BeadToCheck {
  beadId: number;
  bead: CheckedBead;
  sentenceIds: Record<'source' | 'target', readonly number[]>;
}

/** What was found in a bead: what is open, and by what it is compared with the beads of the whole text. */
export interface CheckedIssues {
  open: IssueView[];
  /** Null where a side is too short to compare, or the issue was dismissed. */
  sourceKey: string | null;
  targetKey: string | null;
}

/**
 * The open issues of beads of one alignment, dismissed ones left out. What compares a bead with the
 * whole text goes by what was checked before (`checkBeads`).
 * @returns by the id of the bead
 */
export async function findIssues(
  alignment: AlignmentSides,
  beads: readonly BeadToCheck[],
): Promise<Map<number, CheckedIssues>> {
  if (beads.length === 0) return new Map();
  const [norms, ofTerms] = await Promise.all([
    normsOf(alignment),
    findTermIssues(alignment.textId, beads.map(({ bead }) => bead)), // prettier-ignore
  ]);
  const found = beads.map(({ beadId, bead, sentenceIds }, at) => {
    const { issues, ...once } = checkOnce(bead, norms);
    // Nothing else is worth a word in what was not translated at all.
    const isWords = issues.every(
      ({ issue: { check, place } }) => check !== 'untranslated' || place,
    );
    const terms = isWords ? (ofTerms[at] ?? []) : [];
    const keyed = terms.map((issue) => ({ issue, key: issueKey(issue, bead) }));
    return { beadId, sentenceIds, ...once, issues: [...issues, ...keyed] };
  });
  const keys = found.flatMap(({ issues, sameSource, sameTarget }) => [
    ...issues.map(({ key }) => key),
    sameSource.key,
    sameTarget.key,
  ]);
  const [dismissed, others] = await Promise.all([
    readDismissed(alignment.textId, keys),
    findSame(alignment.id, found),
  ]);
  return new Map(
    found.map(({ beadId, sentenceIds, issues, sameSource, sameTarget, sourceKey, targetKey }) => {
      const all = [...issues];
      if (others.has(`source ${beadId}`)) all.push(sameSource);
      if (others.has(`target ${beadId}`)) all.push(sameTarget);
      const open = all
        .filter(({ key }) => !dismissed.has(key))
        .map(({ issue, key }) => toView(issue, key, sentenceIds));
      return [
        beadId,
        {
          open,
          sourceKey: dismissed.has(sameSource.key) ? null : sourceKey,
          targetKey: dismissed.has(sameTarget.key) ? null : targetKey,
        },
      ];
    }),
  );
}

function toView(
  { check, place, found, wanted }: Issue,
  key: string,
  sentenceIds: BeadToCheck['sentenceIds'],
): IssueView {
  const sentenceId = place && sentenceIds[place.side][place.sentence];
  return {
    key,
    check,
    found,
    ...(wanted && { wanted }),
    place: place && sentenceId !== undefined && sentenceId !== null ? { side: place.side, sentenceId, start: place.start, end: place.end } : null,
  };
} // prettier-ignore

async function readDismissed(textId: string, keys: readonly string[]): Promise<Set<string>> {
  const rows = await prisma().$queryRaw<{ key: string }[]>`
    SELECT "key" FROM "Dismissal"
    WHERE "textId" = ${textId} AND "key" IN (SELECT "value" FROM json_each(${JSON.stringify(keys)}))`;
  return new Set(rows.map(({ key }) => key));
}

/** Which of these beads share one side with another bead of the text whose other side differs: `source 7`. */
async function findSame(
  alignmentId: number,
  beads: readonly { beadId: number; sourceKey: string | null; targetKey: string | null }[],
): Promise<Set<string>> {
  const given = beads
    .filter(({ sourceKey, targetKey }) => sourceKey !== null || targetKey !== null)
    .map(({ beadId, sourceKey, targetKey }) => [beadId, sourceKey, targetKey]);
  const rows = await prisma().$queryRaw<{ beadId: number; side: string }[]>`
    WITH "given" AS MATERIALIZED (
      SELECT "value" ->> 0 AS "id", "value" ->> 1 AS "source", "value" ->> 2 AS "target"
      FROM json_each(${JSON.stringify(given)}))
    SELECT "id" AS "beadId", 'source' AS "side" FROM "given" WHERE "source" IS NOT NULL AND EXISTS (
      SELECT 1 FROM "BeadCheck" AS c WHERE c."alignmentId" = ${alignmentId}
        AND c."sourceKey" = "given"."source" AND c."targetKey" <> "given"."target" AND c."beadId" <> "given"."id")
    UNION ALL
    SELECT "id" AS "beadId", 'target' AS "side" FROM "given" WHERE "target" IS NOT NULL AND EXISTS (
      SELECT 1 FROM "BeadCheck" AS c WHERE c."alignmentId" = ${alignmentId}
        AND c."targetKey" = "given"."target" AND c."sourceKey" <> "given"."source" AND c."beadId" <> "given"."id")`;
  return new Set(rows.map(({ beadId, side }) => `${side} ${Number(beadId)}`));
}
