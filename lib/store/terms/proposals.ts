import { foldText } from '@/lib/search/fold';
import { readBeadsOf } from '../beads';
import { prisma } from '../client';
import { serves } from './termbase-use';

/** A pair that may become a concept. */
export interface TermPair {
  source: string;
  target: string;
}

/** What was decided about a proposal: it was set aside, or a termbase of the text has it. */
export type ProposalState = 'open' | 'dismissed' | 'known';

const raised = 'term-proposal';
const keyOf = ({ source, target }: TermPair) => `term\n${source}\n${target}`;

/** What was decided about each of these proposals of a text. Two questions, however many there are. */
export async function statesOfProposals(
  textId: string,
  pairs: readonly TermPair[],
): Promise<ProposalState[]> {
  const folded = pairs.map(({ source, target }) => [foldText(source), foldText(target)]);
  const [dismissed, known] = await Promise.all([
    prisma().dismissal.findMany({ where: { textId, raised }, select: { key: true } }),
    prisma().$queryRaw<{ at: bigint }[]>`
      SELECT p."key" AS "at" FROM json_each(${JSON.stringify(folded)}) AS p
      WHERE EXISTS (
        SELECT 1 FROM "Term" AS s JOIN "Term" AS t ON t."conceptId" = s."conceptId"
          JOIN "Concept" AS c ON c."id" = s."conceptId"
          JOIN "Termbase" AS b ON b."id" = c."termbaseId" AND ${serves(textId)}
        WHERE s."folded" = p."value" ->> 0 AND t."folded" = p."value" ->> 1)`,
  ]);
  const keys = new Set(dismissed.map(({ key }) => key));
  const places = new Set(known.map(({ at }) => Number(at)));
  return pairs.map((pair, at) =>
    places.has(at) ? 'known' : keys.has(keyOf(pair)) ? 'dismissed' : 'open',
  );
}

/** Sets a proposal of a text aside, or takes it up again. */
export async function setDismissed(
  textId: string,
  pair: TermPair,
  isDismissed: boolean,
): Promise<void> {
  const key = keyOf(pair);
  if (isDismissed)
    await prisma().dismissal.upsert({
      where: { textId_key: { textId, key } },
      create: { textId, key, raised },
      update: {},
    });
  else await prisma().dismissal.deleteMany({ where: { textId, key, raised } });
}

/** Both sides of a bead as plain text. */
export interface ProposalContext {
  beadId: number;
  source: string;
  target: string;
}

/** Beads of a text, to see a term in its context. Those that are gone are left out. */
export async function contextsOfProposal(
  textId: string,
  ids: readonly number[],
): Promise<ProposalContext[]> {
  const alignment = await prisma().alignment.findFirst({
    where: { textId },
    orderBy: { id: 'asc' },
    select: { id: true, source: { select: { lang: true } }, target: { select: { lang: true } } },
  });
  if (!alignment) return [];
  const beads = await readBeadsOf(alignment.id, ids);
  return beads.map(({ id, source, target }) => ({
    beadId: id,
    source: joined(source, alignment.source.lang),
    target: joined(target, alignment.target.lang),
  }));
}

/** Chinese sentences stand side by side, English ones with a space between. */
function joined(sentences: readonly { text: string }[], lang: string): string {
  return sentences.map(({ text }) => text).join(/^(?:zh|ja)\b/i.test(lang) ? '' : ' ');
}
