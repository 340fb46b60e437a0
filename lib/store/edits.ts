import { readBead, readBeadsById } from './beads';
import { invertChanges, isMismatch, toStatements, type Columns, type RowChange } from './changes';
import { prisma } from './client';
import { textColumns } from './rows';
import type { BeadStatus, ChangeResult } from './types';

/** A bead that a change is based on, as the person saw it. */
export interface SeenBead {
  id: number;
  revision: number;
}

/**
 * Gives a sentence another wording. The bead becomes a draft: what was confirmed was another text.
 * @returns `conflict` where the bead is no longer as the person saw it; `invalid` for an empty text
 */
export async function editSentence(edit: {
  textId: string;
  beadId: number;
  sentenceId: number;
  revision: number;
  text: string;
  author: string;
}): Promise<ChangeResult> {
  if (edit.text.trim() === '') return { ok: false, code: 'invalid' };
  const [sentence, bead] = await Promise.all([
    prisma().sentence.findFirst({
      where: { id: edit.sentenceId, version: { textId: edit.textId } },
      include: { links: true },
    }),
    prisma().bead.findFirst({ where: { id: edit.beadId, alignment: { textId: edit.textId } } }),
  ]);
  if (!sentence) return { ok: false, code: 'gone' };
  if (!bead || !sentence.links.some((link) => link.beadId === bead.id)) {
    // The text was aligned again meanwhile: the sentence stands in another bead.
    const link = sentence.links[0];
    const current = link ? await readBead(link.beadId) : null;
    return current ? { ok: false, code: 'conflict', current } : { ok: false, code: 'gone' };
  }
  if (sentence.text === edit.text) return unchanged(edit.textId, [bead.id]);

  const changes: RowChange[] = [
    {
      table: 'sentence',
      key: { id: sentence.id },
      before: { text: sentence.text, folded: sentence.folded },
      after: textColumns(edit.text),
    },
  ];
  if (bead.status !== 'draft')
    changes.push(beadChange(bead.id, { status: bead.status }, { status: 'draft' }));
  // In the text's other alignments the sentence stands in other beads.
  const others = sentence.links.filter((link) => link.beadId !== bead.id);
  return commit({
    textId: edit.textId,
    kind: 'edit-sentence',
    author: edit.author,
    changes,
    seen: [{ id: bead.id, revision: edit.revision }],
    touched: others.map((link) => link.beadId),
  });
}

/** Sets the status of beads. One operation, all or none of them. */
export async function setStatus(edit: {
  textId: string;
  beads: readonly SeenBead[];
  status: BeadStatus;
  author: string;
}): Promise<ChangeResult> {
  const rows = await prisma().bead.findMany({
    where: { id: { in: edit.beads.map((bead) => bead.id) }, alignment: { textId: edit.textId } },
  });
  if (rows.length < edit.beads.length) return { ok: false, code: 'gone' };
  const others = rows.filter((row) => row.status !== edit.status);
  if (others.length === 0)
    return unchanged(
      edit.textId,
      rows.map((row) => row.id),
    );
  const ids = new Set(others.map((row) => row.id));
  return commit({
    textId: edit.textId,
    kind: 'set-status',
    author: edit.author,
    changes: others.map((row) =>
      beadChange(row.id, { status: row.status }, { status: edit.status }),
    ),
    seen: edit.beads.filter((bead) => ids.has(bead.id)),
    touched: [],
  });
}

/** Takes back the last change of a text. `nothing` where there is none. */
export function undo(textId: string, author: string): Promise<ChangeResult> {
  return step(textId, author, 'undo');
}

/** Makes the change again that was taken back last. `nothing` where there is none. */
export function redo(textId: string, author: string): Promise<ChangeResult> {
  return step(textId, author, 'redo');
}

/** Whether a text's history has something to take back, and something to make again. */
export async function historyState(
  textId: string,
): Promise<{ canUndo: boolean; canRedo: boolean }> {
  const states = await prisma().operation.groupBy({
    by: ['state'],
    where: { textId, state: { in: ['done', 'undone'] } },
  });
  const has = (state: string) => states.some((group) => group.state === state);
  return { canUndo: has('done'), canRedo: has('undone') };
}

interface Commit {
  textId: string;
  kind: string;
  author: string;
  changes: RowChange[];
  /** Beads whose revision must be as the person saw it. */
  seen: readonly SeenBead[];
  /** Further beads that the change touches. */
  touched: readonly number[];
}

/** One batch transaction: the change, the revisions, the history; or nothing of it. */
async function commit(operation: Commit): Promise<ChangeResult> {
  const { textId, kind, author, changes, seen, touched } = operation;
  const client = prisma();
  const beads = [...seen.map((bead) => bead.id), ...touched];
  try {
    await client.$transaction([
      ...seen.map(({ id, revision }) =>
        client.bead.update({ where: { id, revision }, data: changed(author) }),
      ),
      client.bead.updateMany({ where: { id: { in: [...touched] } }, data: changed(author) }),
      ...toStatements(client, changes),
      client.operation.updateMany({
        where: { textId, state: 'undone' },
        data: { state: 'replaced' },
      }),
      client.operation.create({
        data: {
          textId,
          kind,
          author,
          changes: JSON.stringify(changes),
          beads: JSON.stringify(beads),
        },
      }),
    ]);
  } catch (error) {
    if (!isMismatch(error)) throw error;
    return conflictOf(seen);
  }
  return unchanged(textId, beads);
}

async function step(
  textId: string,
  author: string,
  direction: 'undo' | 'redo',
): Promise<ChangeResult> {
  const client = prisma();
  const [from, to, newestFirst] =
    direction === 'undo'
      ? (['done', 'undone', 'desc'] as const)
      : (['undone', 'done', 'asc'] as const);
  const operation = await client.operation.findFirst({
    where: { textId, state: from },
    orderBy: { id: newestFirst },
  });
  if (!operation) return { ok: false, code: 'nothing' };
  const recorded = JSON.parse(operation.changes) as RowChange[];
  const changes = direction === 'undo' ? invertChanges(recorded) : recorded;
  const beads = JSON.parse(operation.beads) as number[];
  try {
    await client.$transaction([
      client.operation.update({
        where: { id: operation.id, state: from },
        data: { state: to },
      }),
      ...toStatements(client, changes),
      client.bead.updateMany({ where: { id: { in: beads } }, data: changed(author) }),
    ]);
  } catch (error) {
    if (!isMismatch(error)) throw error;
    // Another step of the same history came between: the person looks again.
    return { ok: false, code: 'gone' };
  }
  if (movesManyBeads.has(operation.kind)) {
    return { ...(await unchanged(textId, await firstOf(operation.beads))), reload: true };
  }
  const result = await unchanged(textId, beads);
  const standing = new Set(result.beads.map((bead) => bead.id));
  return { ...result, removed: beads.filter((id) => !standing.has(id)) };
}

/** Kinds of operations that move more beads than they name, or as many as a book has. */
const movesManyBeads: ReadonlySet<string> = new Set(['repair', 'replace', 'realign']);

/** The first in order of the beads, named in JSON, that stand. */
async function firstOf(beads: string): Promise<number[]> {
  const rows = await prisma().$queryRaw<{ id: number }[]>`
    SELECT "id" FROM "Bead" WHERE "id" IN (SELECT "value" FROM json_each(${beads}))
    ORDER BY "alignmentId", "order" LIMIT 1`;
  return rows.map((row) => Number(row.id));
}

async function unchanged(
  textId: string,
  beads: readonly number[],
): Promise<Extract<ChangeResult, { ok: true }>> {
  return { ok: true, beads: await readBeadsById(beads), ...(await historyState(textId)) };
}

async function conflictOf(seen: readonly SeenBead[]): Promise<ChangeResult> {
  for (const { id, revision } of seen) {
    const current = await readBead(id);
    if (!current) return { ok: false, code: 'gone' };
    if (current.revision !== revision) return { ok: false, code: 'conflict', current };
  }
  return { ok: false, code: 'failed' };
}

function beadChange(id: number, before: Columns, after: Columns): RowChange {
  return { table: 'bead', key: { id }, before, after };
}

function changed(author: string) {
  return { revision: { increment: 1 }, changedAt: new Date(), changedBy: author };
}
