import { prisma } from './client';
import { beadIndex } from './beads';
import { placesOf } from './places';
import type {
  BeadStatus,
  ListedText,
  OutlineEntry,
  TextSummary,
  TextView,
  VersionSummary,
} from './types';

const withVersions = {
  versions: { orderBy: { id: 'asc' } },
  alignments: { orderBy: { id: 'asc' }, take: 1 },
} as const;

/** All texts, the last opened first, then the newest. */
export async function listTexts(): Promise<ListedText[]> {
  const rows = await prisma().text.findMany({
    include: withVersions,
    orderBy: [{ openedAt: { sort: 'desc', nulls: 'last' } }, { createdAt: 'desc' }],
  });
  const counts = await prisma().sentence.groupBy({ by: ['versionId'], _count: true });
  const sentences = new Map(counts.map(({ versionId, _count }) => [versionId, _count]));
  return Promise.all(
    rows.map(async (row) => {
      const text = await summarise(row);
      const versions = text.versions.map((version) => ({
        ...version,
        sentences: sentences.get(version.id) ?? 0,
      }));
      return { ...text, versions };
    }),
  );
}

/** The titles of all texts, the last opened first, then the newest: the original's, then the translations'. */
export async function listTitles(): Promise<
  { id: string; titles: { lang: string; title: string }[] }[]
> {
  const rows = await prisma().text.findMany({
    select: { id: true, versions: { orderBy: { id: 'asc' }, select: { lang: true, title: true } } },
    orderBy: [{ openedAt: { sort: 'desc', nulls: 'last' } }, { createdAt: 'desc' }],
  });
  return rows.map(({ id, versions }) => ({ id, titles: versions }));
}

/** A text with its outline, or `null` where there is none of that id. */
export async function readText(id: string): Promise<TextView | null> {
  const row = await prisma().text.findUnique({ where: { id }, include: withVersions });
  if (!row) return null;
  const summary = await summarise(row);
  const lastIndex =
    row.lastBeadId === null ? null : await beadIndex(summary.alignmentId, row.lastBeadId);
  return {
    ...summary,
    outline: await readOutline(summary.alignmentId),
    lastBeadId: lastIndex === null ? null : row.lastBeadId,
    lastIndex: lastIndex ?? 0,
  };
}

/** The title of a text's original, or `null` where there is no text of that id. */
export async function readTitle(id: string): Promise<string | null> {
  const version = await prisma().version.findFirst({
    where: { textId: id },
    orderBy: { id: 'asc' },
    select: { title: true },
  });
  return version?.title ?? null;
}

/** The alignment that a text is read in, or `null` where there is no such text. */
export async function findAlignment(textId: string): Promise<number | null> {
  const row = await prisma().alignment.findFirst({
    where: { textId },
    orderBy: { id: 'asc' },
    select: { id: true },
  });
  return row?.id ?? null;
}

/** How many beads of a text have which status, or `null` where there is no such text. */
export async function countStatuses(textId: string): Promise<Record<BeadStatus, number> | null> {
  const alignmentId = await findAlignment(textId);
  if (alignmentId === null) return null;
  const groups = await prisma().bead.groupBy({
    by: ['status'],
    where: { alignmentId },
    _count: true,
  });
  const count = (status: BeadStatus) =>
    groups.find((group) => group.status === status)?._count ?? 0;
  return { machine: count('machine'), draft: count('draft'), confirmed: count('confirmed') };
}

/** Notes that a text was opened now. */
export async function markOpened(id: string): Promise<void> {
  await prisma().text.updateMany({ where: { id }, data: { openedAt: new Date() } });
}

/** Notes where the reader is. Says whether the text and the bead exist. */
export async function rememberBead(textId: string, beadId: number): Promise<boolean> {
  const bead = await prisma().bead.findFirst({
    where: { id: beadId, alignment: { textId } },
    select: { id: true },
  });
  if (!bead) return false;
  await prisma().text.update({ where: { id: textId }, data: { lastBeadId: beadId } });
  return true;
}

/** Deletes a text with all that belongs to it, its raw sources too. Says whether there was one. */
export async function deleteText(id: string): Promise<boolean> {
  const client = prisma();
  const [deleted] = await client.$transaction([
    client.text.deleteMany({ where: { id } }),
    // A replaced source is kept as long as some history can go back to it.
    client.$executeRaw`
      DELETE FROM "Source" AS s
      WHERE NOT EXISTS (SELECT 1 FROM "Version" WHERE "sha256" = s."sha256")
        AND NOT EXISTS (SELECT 1 FROM "Operation" WHERE instr("changes", s."sha256") > 0)`,
  ]);
  return deleted.count > 0;
}

interface TextRow {
  id: string;
  createdAt: Date;
  openedAt: Date | null;
  versions: {
    id: number;
    role: string;
    lang: string;
    title: string;
    fileName: string;
  }[];
  alignments: { id: number }[];
}

async function summarise(row: TextRow): Promise<TextSummary> {
  const alignmentId = row.alignments[0]!.id;
  const [byStatus, proposed] = await Promise.all([
    prisma().bead.groupBy({ by: ['status'], where: { alignmentId }, _count: true }),
    prisma().repair.count({ where: { version: { textId: row.id }, state: 'proposed' } }),
  ]);
  return {
    id: row.id,
    createdAt: row.createdAt,
    openedAt: row.openedAt,
    versions: row.versions.map((version) => ({
      id: version.id,
      role: version.role as VersionSummary['role'],
      lang: version.lang,
      title: version.title,
      fileName: version.fileName,
    })),
    alignmentId,
    beads: byStatus.reduce((sum, group) => sum + group._count, 0),
    confirmed: byStatus.find((group) => group.status === 'confirmed')?._count ?? 0,
    proposed,
  };
}

/** By way of the blocks (`CROSS JOIN` keeps the order): headings are few, sentences many. */
async function readOutline(alignmentId: number): Promise<OutlineEntry[]> {
  const rows = await prisma().$queryRaw<
    { beadId: number | bigint; source: number; level: number | null; text: string }[]
  >`
    SELECT l."beadId" AS "beadId", b."level" AS "level", s."text" AS "text",
      s."versionId" = a."sourceVersionId" AS "source"
    FROM "Alignment" AS a
    CROSS JOIN "Block" AS b ON b."versionId" IN (a."sourceVersionId", a."targetVersionId")
    CROSS JOIN "Sentence" AS s ON s."blockId" = b."id"
    CROSS JOIN "Link" AS l ON l."sentenceId" = s."id" AND l."alignmentId" = a."id"
    WHERE a."id" = ${alignmentId} AND b."kind" = 'heading'
    ORDER BY s."order"`;
  if (rows.length === 0) return [];
  const places = await placesOf([...new Set(rows.map(({ beadId }) => Number(beadId)))]);
  const entries = new Map<number, OutlineEntry>();
  for (const row of rows) {
    const beadId = Number(row.beadId);
    const entry = entries.get(beadId) ?? {
      beadId,
      index: places.get(beadId) ?? 0,
      level: row.level ?? 1,
      source: '',
      target: '',
    };
    const side = row.source ? 'source' : 'target';
    // The source's levels count; the target's stand in where a heading has no source.
    if (side === 'source') entry.level = row.level ?? 1;
    entry[side] = entry[side] ? `${entry[side]} ${row.text}` : row.text;
    entries.set(beadId, entry);
  }
  return [...entries.values()].sort((a, b) => a.index - b.index);
}
