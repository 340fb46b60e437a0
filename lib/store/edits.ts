import { readBead } from './beads';
import type { Columns, RowChange } from './changes';
import { prisma } from './client';
import { answer } from './answer';
import { commit, type SeenBead } from './commit';
import { once } from './once';
import { textColumns } from './rows';
import type { BeadStatus, ChangeResult } from './types';

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
  if (sentence.text === edit.text) return answer(edit.textId, [bead.id]);

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

/**
 * Sets the status of beads. One operation, all or none of them.
 * @param clientId by which it is known when it is sent again (`once`)
 */
export function setStatus(edit: StatusChange): Promise<ChangeResult> {
  return once(edit, () => commitStatus(edit));
}

interface StatusChange {
  textId: string;
  beads: readonly SeenBead[];
  status: BeadStatus;
  author: string;
  clientId?: string | undefined;
}

async function commitStatus(edit: StatusChange): Promise<ChangeResult> {
  const rows = await prisma().bead.findMany({
    where: { id: { in: edit.beads.map((bead) => bead.id) }, alignment: { textId: edit.textId } },
  });
  if (rows.length < edit.beads.length) return { ok: false, code: 'gone' };
  const others = rows.filter((row) => row.status !== edit.status);
  if (others.length === 0)
    return answer(
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
    clientId: edit.clientId,
  });
}

function beadChange(id: number, before: Columns, after: Columns): RowChange {
  return { table: 'bead', key: { id }, before, after };
}
