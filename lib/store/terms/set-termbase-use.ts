import type { RowChange } from '../changes';
import { prisma } from '../client';
import { commitTerms } from './change-terms';
import { readUse } from './termbase-use';
import type { TermbaseUse, TermChangeResult } from './types';

/**
 * Sets what a termbase is used for, as one change of its history; the beads that hold its terms are
 * checked again.
 * @returns `changed` where someone else set it meanwhile
 */
export async function setTermbaseUse(
  termbaseId: string,
  use: TermbaseUse,
  author: string,
): Promise<TermChangeResult> {
  const before = await prisma().termbase.findFirst({
    where: { id: termbaseId, deletedAt: null },
    select: { priority: true, usedFor: true, texts: true },
  });
  if (!before) return { ok: false, code: 'gone' };
  const after = {
    priority: use.priority,
    usedFor: use.textIds ? 'chosen' : 'all',
    texts: JSON.stringify([...new Set(use.textIds ?? [])].sort()),
  };
  const isSame = after.priority === before.priority && after.usedFor === before.usedFor && after.texts === before.texts; // prettier-ignore
  const changes: RowChange[] = isSame
    ? []
    : [{ table: 'termbase', key: { id: termbaseId }, before, after }];
  return commitTerms({ termbaseId, kind: 'use', author, changes, concepts: [] });
}

/**
 * Uses a termbase for a text, or not. One that served all texts serves all others from then on: those
 * that come later are not among them.
 */
export async function setUsedForText(
  termbaseId: string,
  textId: string,
  isUsed: boolean,
  author: string,
): Promise<TermChangeResult> {
  const client = prisma();
  const row = await client.termbase.findFirst({ where: { id: termbaseId, deletedAt: null } });
  if (!row) return { ok: false, code: 'gone' };
  const { priority, textIds } = readUse(row);
  const texts =
    textIds ?? (await client.text.findMany({ select: { id: true } })).map(({ id }) => id);
  if (isUsed && textIds === null) return setTermbaseUse(termbaseId, { priority, textIds }, author);
  const others = texts.filter((id) => id !== textId);
  return setTermbaseUse(termbaseId, { priority, textIds: isUsed ? [...others, textId] : others }, author); // prettier-ignore
}
