import { sentencesAt, stateAt, present, type BeadState, type SentenceState } from './bead-states';
import type { RowChange } from './changes';
import { prisma } from './client';
import { wordingToRestore } from './restore-wording';
import { findAlignment } from './texts';
import type { BeadStatus, OperationKind } from './types';

/** The most versions that one page holds. */
const mostVersions = 20;
/** A page ends after so many operations, or characters of their changes, whatever it found. */
const mostRead = 200;
const mostCharacters = 8_000_000;

/** What a bead said. */
export interface BeadWording {
  status: BeadStatus;
  source: string[];
  target: string[];
}

/** A bead as one operation left it. */
export interface BeadVersion {
  /** The operation; 0 for the bead as it was imported. */
  operationId: number;
  /** null for the import */
  kind: OperationKind | null;
  author: string;
  /** ISO 8601 */
  at: string;
  /** The bead that it was then: another, where this one was made of that. */
  beadId: number;
  /** What it said before; null where it began. */
  before: BeadWording | null;
  after: BeadWording;
  /** Whether its wording differs from what the bead says now, and can be given back to it. */
  restorable: boolean;
}

/** Where to read on. */
export interface BeadPoint {
  beadId: number;
  /** The id that further operations are older than. */
  before: number;
}

export interface BeadHistory {
  /** The last first. */
  versions: BeadVersion[];
  /** null where there are no older ones */
  next: BeadPoint | null;
}

/**
 * The versions of a bead: what every operation that stands made of its wording, its sentences and its
 * status. Where the bead was made of another, by a split or a new alignment, it goes on with that.
 * Reads at most 20 versions, 200 operations and 8 million characters of their changes, and the last
 * operation whole: one that moved 100,000 beads has 35 million.
 * @param from where an earlier page ended
 * @returns null where there is no such bead in the text
 */
export async function readBeadHistory(
  textId: string,
  beadId: number,
  from?: BeadPoint,
): Promise<BeadHistory | null> {
  const alignmentId = await findAlignment(textId);
  const bead = await prisma().bead.findFirst({
    where: { id: beadId, alignmentId: alignmentId ?? 0 },
    select: {
      alignment: { select: { sourceVersionId: true, text: { select: { createdAt: true } } } },
    },
  });
  const now = bead && (await stateAt(beadId, present));
  if (!now) return null;
  const { sourceVersionId, text } = bead.alignment;
  const wordingOf = ({ status, sentences }: BeadState): BeadWording => {
    const side = (isSource: boolean) =>
      sentences
        .filter((it) => (it.versionId === sourceVersionId) === isSource)
        .map((it) => it.text);
    return { status, source: side(true), target: side(false) };
  };

  const versions: BeadVersion[] = [];
  let next: BeadPoint | null = from ?? { beadId, before: present };
  let state: BeadState | null = from ? await stateAt(from.beadId, from.before - 1) : now;
  let [read, characters] = [0, 0];
  while (state && next) {
    const full = versions.length === mostVersions || read >= mostRead || characters > mostCharacters; // prettier-ignore
    if (full) break;
    const operation = await lastOperation(textId, next);
    const restorable = async (it: BeadState, after: number) =>
      (await wordingToRestore(it, after, now)).length > 0;
    if (!operation) {
      versions.push({
        operationId: 0,
        kind: null,
        author: '',
        at: text.createdAt.toISOString(),
        beadId: state.beadId,
        before: null,
        after: wordingOf(state),
        restorable: await restorable(state, 0),
      });
      next = null;
      break;
    }
    read++;
    characters += operation.characters;
    const before: BeadState | null = await stepBack(state, operation.id);
    if (!before || isOther(before, state)) {
      const { id: operationId, kind, author, at } = operation;
      versions.push({
        operationId,
        kind,
        author,
        at,
        beadId: state.beadId,
        before: before && wordingOf(before),
        after: wordingOf(state),
        restorable: await restorable(state, operationId),
      });
    }
    next = before && { beadId: before.beadId, before: operation.id };
    state = before;
  }
  return { versions, next };
}

interface TouchingOperation {
  id: number;
  kind: OperationKind;
  author: string;
  at: string;
  characters: number;
}

async function lastOperation(
  textId: string,
  { beadId, before }: BeadPoint,
): Promise<TouchingOperation | null> {
  const [row] = await prisma().$queryRaw<
    { id: number | bigint; kind: string; author: string; at: string; characters: number | bigint }[]
  >`
    SELECT o."id", o."kind", o."author", o."at", length(o."changes") AS "characters"
    FROM "OperationTouch" AS t JOIN "Operation" AS o ON o."id" = t."operationId"
    WHERE t."kind" = 'bead' AND t."rowId" = ${beadId} AND t."operationId" < ${before}
      AND o."state" = 'done' AND o."textId" = ${textId}
    ORDER BY t."operationId" DESC LIMIT 1`;
  if (!row) return null;
  return {
    id: Number(row.id),
    kind: row.kind as OperationKind,
    author: row.author,
    at: new Date(row.at).toISOString(),
    characters: Number(row.characters),
  };
}

/** The bead as it stood before an operation; the one that it was made of, where it was made by it. */
async function stepBack(state: BeadState, operationId: number): Promise<BeadState | null> {
  const { beadId } = state;
  const ids = JSON.stringify(state.sentences.map(({ id }) => id));
  const rows = await prisma().$queryRaw<{ change: string }[]>`
    SELECT j."value" AS "change" FROM "Operation" AS o, json_each(o."changes") AS j
    WHERE o."id" = ${operationId} AND CASE j."value" ->> '$.table'
      WHEN 'bead' THEN j."value" ->> '$.key.id' = ${beadId}
      WHEN 'link' THEN j."value" ->> '$.before.beadId' = ${beadId}
        OR j."value" ->> '$.after.beadId' = ${beadId}
      WHEN 'sentence' THEN j."value" ->> '$.key.id' IN (SELECT "value" FROM json_each(${ids}))
      ELSE 0 END
    ORDER BY j."key"`;
  const changes = rows.map(({ change }) => JSON.parse(change) as RowChange);
  const of = (table: RowChange['table']) => changes.filter((it) => it.table === table);

  const born = of('bead').some(({ before }) => before === null);
  if (born) {
    const origins = new Map(
      of('link').flatMap(({ key, before }) =>
        before ? [[Number(key.sentenceId), Number(before.beadId)] as const] : [],
      ),
    );
    const first = state.sentences.find(({ id }) => origins.has(id));
    return first ? stateAt(origins.get(first.id)!, operationId - 1) : null;
  }

  const joined = of('link').filter(({ before }) => before?.beadId !== beadId);
  const left = of('link').filter(({ before }) => before?.beadId === beadId);
  const idsOf = (links: readonly RowChange[]) => links.map(({ key }) => Number(key.sentenceId));
  const gone = new Set(idsOf(joined));
  const words = new Map(of('sentence').map(({ key, before }) => [Number(key.id), before]));
  const stayed = state.sentences
    .filter(({ id }) => !gone.has(id))
    .map((it): SentenceState => {
      const before = words.get(it.id);
      return { ...it, text: String(before?.text ?? it.text), order: String(before?.order ?? it.order) }; // prettier-ignore
    });
  const entered = left.length > 0 ? await sentencesAt(idsOf(left), operationId - 1) : [];
  const status = of('bead').find(({ before }) => before?.status !== undefined)?.before?.status;
  return {
    beadId,
    status: (status ?? state.status) as BeadStatus,
    sentences: [...stayed, ...entered].sort((a, b) => (a.order < b.order ? -1 : 1)),
  };
}

function isOther(a: BeadState, b: BeadState): boolean {
  const content = ({ status, sentences }: BeadState) =>
    JSON.stringify([status, sentences.map(({ id, text }) => [id, text])]);
  return content(a) !== content(b);
}
