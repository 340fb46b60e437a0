import { prisma } from '../client';
import type { IssueView } from '../types';
import { findIssues } from './issues';
import { readSides } from './norms';

/** A sentence of a draft; the id is negative where the store has no such sentence yet. */
export interface DraftSentence {
  id: number;
  text: string;
}

/** A bead as it would be saved: its sentences in order. */
export interface DraftBead {
  beadId: number;
  source: readonly DraftSentence[];
  target: readonly DraftSentence[];
}

/**
 * What the checks will hold against a bead once it is saved as it is being written. Nothing is stored.
 * @returns null where the text has no such bead
 */
export async function checkDraft(textId: string, draft: DraftBead): Promise<IssueView[] | null> {
  const { beadId, source, target } = draft;
  const row = await prisma().bead.findFirst({
    where: { id: beadId, alignment: { textId } },
    select: { alignmentId: true },
  });
  const alignment = row && (await readSides(row.alignmentId));
  if (!alignment) return null;
  const { languages } = alignment;
  const bead = {
    source: { lang: languages.source, sentences: source.map(({ text }) => text) },
    target: { lang: languages.target, sentences: target.map(({ text }) => text) },
  };
  const sentenceIds = { source: source.map(({ id }) => id), target: target.map(({ id }) => id) };
  const found = await findIssues(alignment, [{ beadId, bead, sentenceIds }]);
  return found.get(beadId)?.open ?? [];
}
