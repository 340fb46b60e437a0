import { readBead } from './beads';
import { prisma } from './client';
import type { BeadView, OriginView } from './types';

/** A match that a person took as it stands. */
export interface TakenMatch extends Omit<OriginView, 'way'> {
  textId: string;
  sentenceId: number;
  /** What was taken: the origin holds while the sentence says so. */
  text: string;
  unitId: number | null;
}

/**
 * Keeps where the wording of a sentence comes from that a person took from a match.
 * @returns its bead, or null where the sentence says something else by now
 */
export async function keepOrigin(taken: TakenMatch): Promise<BeadView | null> {
  const { textId, sentenceId, text, kind, score, source, name, memoryId, unitId, beadId } = taken;
  const sentence = await prisma().sentence.findFirst({
    where: { id: sentenceId, text, version: { textId } },
    select: { links: { select: { beadId: true }, take: 1 } },
  });
  const link = sentence?.links[0];
  if (!link) return null;
  const origin = { textId, way: 'taken', kind, score, source, name, memoryId, unitId, beadId };
  await prisma().sentenceOrigin.upsert({
    where: { sentenceId_text: { sentenceId, text } },
    create: { sentenceId, text, ...origin },
    update: { ...origin, at: new Date() },
  });
  return readBead(link.beadId);
}
