import type { Columns, RowChange } from './changes';
import { prisma } from './client';
import { placeComments } from './comments-of-beads';
import { commit } from './commit';
import { findAlignment } from './texts';
import { longestComment, type ChangeResult, type OperationKind } from './types';

/*
 * A comment is anchored at a sentence, and belongs to the bead that holds it: so it outlives every
 * merge, split and new alignment. Where its sentence is gone, it belongs to the nearest one before.
 */

export interface CommentView {
  id: number;
  text: string;
  author: string;
  /** ISO 8601, as the others. */
  at: string;
  changedAt: string | null;
  resolvedAt: string | null;
  resolvedBy: string | null;
}

/** What a person does with a comment that is there. Text and deletion are for its author only. */
export type CommentChange = { kind: 'reword'; text: string } | { kind: 'resolve' } | { kind: 'reopen' } | { kind: 'delete' }; // prettier-ignore

/** The comments of a bead, oldest first; null where there is no such bead. */
export async function listComments(textId: string, beadId: number): Promise<CommentView[] | null> {
  const bead = await findBead(textId, beadId);
  if (!bead) return null;
  const ids = (await placeComments(bead.alignmentId, [beadId])).map(({ id }) => id);
  const rows = await prisma().comment.findMany({
    where: { id: { in: ids } },
    orderBy: { id: 'asc' },
  });
  return rows.map(({ id, text, author, at, changedAt, resolvedAt, resolvedBy }) => ({
    id,
    text,
    author,
    at: at.toISOString(),
    changedAt: changedAt?.toISOString() ?? null,
    resolvedAt: resolvedAt?.toISOString() ?? null,
    resolvedBy,
  }));
}

/** How often it is tried again where two take the same number at once. */
const mostTries = 4;

/** Adds a comment to a bead. One operation of the history. */
export async function addComment(comment: {
  textId: string;
  beadId: number;
  text: string;
  author: string;
}): Promise<ChangeResult> {
  const { textId, beadId, author } = comment;
  const text = comment.text.trim();
  if (text === '' || text.length > longestComment) return { ok: false, code: 'invalid' };
  for (let tries = 1; ; tries++) {
    const bead = await findBead(textId, beadId);
    const links = await prisma().link.findMany({
      where: { beadId },
      select: { sentence: { select: { id: true, versionId: true, order: true } } },
    });
    const sentences = links.map((link) => link.sentence);
    const first = (isSource: boolean) =>
      sentences
        .filter((it) => (it.versionId === bead?.alignment.sourceVersionId) === isSource)
        .sort((a, b) => (a.order < b.order ? -1 : 1))[0];
    const anchor = first(true) ?? first(false);
    if (!bead || !anchor) return { ok: false, code: 'gone' };
    const { id: sentenceId, versionId, order } = anchor;
    const { alignmentId } = bead;
    const at = new Date().toISOString();
    const after = { alignmentId, sentenceId, versionId, order, text, author, at };
    const key = { id: await nextId() };
    const change: RowChange = { table: 'comment', key, before: null, after };
    const result = await write(textId, 'comment', author, change, beadId);
    if (result.ok || result.code !== 'failed' || tries === mostTries) return result;
  }
}

/** Changes a comment, or takes it away. `invalid` where it is another person's. */
export async function changeComment(change: {
  textId: string;
  commentId: number;
  change: CommentChange;
  author: string;
}): Promise<ChangeResult> {
  const { textId, author } = change;
  const row = await prisma().comment.findFirst({
    where: { id: change.commentId, alignment: { textId } },
  });
  if (!row) return { ok: false, code: 'gone' };
  const key = { id: row.id };
  const now = new Date().toISOString();
  const resolution = {
    resolvedAt: row.resolvedAt?.toISOString() ?? null,
    resolvedBy: row.resolvedBy,
  };
  const written = { text: row.text, changedAt: row.changedAt?.toISOString() ?? null };
  const { kind } = change.change;
  const isOwn = row.author === author;
  if ((kind === 'reword' || kind === 'delete') && !isOwn) return { ok: false, code: 'invalid' };
  let before: Columns = resolution;
  let after: Columns | null;
  if (change.change.kind === 'reword') {
    const text = change.change.text.trim();
    if (text === '' || text.length > longestComment) return { ok: false, code: 'invalid' };
    [before, after] = [written, { text, changedAt: now }];
  } else if (kind === 'delete') {
    const { alignmentId, sentenceId, versionId, order, at } = row;
    const place = { alignmentId, sentenceId, versionId, order };
    before = { ...place, author: row.author, at: at.toISOString(), ...written, ...resolution };
    after = null;
  } else {
    const resolved = kind === 'resolve';
    if (resolved === (row.resolvedAt !== null)) return { ok: false, code: 'nothing' };
    after = { resolvedAt: resolved ? now : null, resolvedBy: resolved ? author : null };
  }
  const all = await placeComments(row.alignmentId, null);
  const beadId = all.find(({ id }) => id === row.id)?.beadId;
  const kinds = { reword: 'edit-comment', delete: 'delete-comment', resolve: 'resolve-comment', reopen: 'reopen-comment' } as const; // prettier-ignore
  return write(textId, kinds[kind], author, { table: 'comment', key, before, after }, beadId);
}

async function write(
  textId: string,
  kind: OperationKind,
  author: string,
  change: RowChange,
  beadId: number | undefined,
): Promise<ChangeResult> {
  const named = beadId === undefined ? [] : [beadId];
  return commit({
    textId,
    kind,
    author,
    changes: [change],
    seen: [],
    touched: [],
    named,
  });
}

async function findBead(textId: string, beadId: number) {
  const alignmentId = await findAlignment(textId);
  return prisma().bead.findFirst({
    where: { id: beadId, alignmentId: alignmentId ?? 0 },
    select: { alignmentId: true, alignment: { select: { sourceVersionId: true } } },
  });
}

/** Ids are never used twice (AUTOINCREMENT), so that the history can name comments that are gone. */
async function nextId(): Promise<number> {
  const rows = await prisma().$queryRaw<{ seq: number | bigint }[]>`
    SELECT "seq" FROM "sqlite_sequence" WHERE "name" = 'Comment'`;
  return Number(rows[0]?.seq ?? 0) + 1;
}
