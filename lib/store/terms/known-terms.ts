import { foldText } from '@/lib/search/fold';
import { checkTerms, type CheckedTerm, type TermIssue, type TermUsage } from '@/lib/terms/check';
import {
  createRecogniser,
  type FoundTerm,
  type Recogniser,
  type WordSpan,
} from '@/lib/terms/recognise';
import { createIntlSegmenter } from '@/lib/text/words/intl';
import { prisma } from '../client';

/** A term in a sentence, with what it is in the other language. */
export interface TermHit {
  start: number;
  end: number;
  conceptId: string;
  termbaseId: string;
  text: string;
  usage: TermUsage;
  definition: string;
  /** In the other language, the preferred first, the forbidden last. */
  translations: { text: string; usage: TermUsage; note: string }[];
}

interface Known {
  /** Of the terms as they were read. */
  stamp: string;
  sides: Map<string, Side>;
  concepts: Map<string, { termbaseId: string; definition: string }>;
}

interface Side {
  terms: Map<string, CheckedTerm & { note: string }>;
  ofConcept: Map<string, (CheckedTerm & { note: string })[]>;
  recogniser: Recogniser;
}

const usages: readonly TermUsage[] = ['preferred', 'admitted', 'forbidden'];

const kept = globalThis as { hebiTerms?: Known };

/**
 * The terms in a text of one language, with their translations into another.
 * @param words of the text, where they are known (`Recogniser.find`)
 */
export async function termsIn(
  text: string,
  langs: { from: string; to: string },
  words?: readonly WordSpan[],
): Promise<TermHit[]> {
  const { sides, concepts } = await known();
  const [from, to] = [sides.get(languageOf(langs.from)), sides.get(languageOf(langs.to))];
  if (!from) return [];
  return from.recogniser.find(text, words).map(({ id, start, end }) => {
    const { conceptId, usage, text: wording } = from.terms.get(id)!;
    const { termbaseId, definition } = concepts.get(conceptId)!;
    const translations = (to?.ofConcept.get(conceptId) ?? []).map(({ text, usage, note }) => ({ text, usage, note })); // prettier-ignore
    return { start, end, conceptId, termbaseId, text: wording, usage, definition, translations };
  });
}

/** Says what the termbases hold against a bead of two texts. */
export type TermChecker = (bead: { source: string; target: string }) => TermIssue[];

/**
 * What checks beads of a pair of languages; null where no termbase has terms in either. The words of
 * a side are only found where a term seems to stand in it.
 */
export async function termChecker(langs: {
  source: string;
  target: string;
}): Promise<TermChecker | null> {
  const { sides } = await known();
  const [source, target] = [sides.get(languageOf(langs.source)), sides.get(languageOf(langs.target))]; // prettier-ignore
  if (!source && !target) return null;
  const segmenters = { source: createIntlSegmenter(langs.source), target: createIntlSegmenter(langs.target) }; // prettier-ignore
  const find = (side: 'source' | 'target', known: Side | undefined, text: string): FoundTerm[] =>
    known && known.recogniser.find(text).length > 0
      ? known.recogniser.find(text, segmenters[side].words(text))
      : [];
  return (bead) =>
    checkTerms(
      { source: find('source', source, bead.source), target: find('target', target, bead.target) },
      { source: source?.terms ?? new Map(), target: target?.terms ?? new Map() },
      target?.ofConcept ?? new Map(),
    );
}

/** All terms, read again whenever a termbase has changed: one cheap question each time. */
async function known(): Promise<Known> {
  const client = prisma();
  const [row] = await client.$queryRaw<{ stamp: string }[]>`
    SELECT (SELECT count(*) || '-' || coalesce(max("id"), 0) || '-' ||
        coalesce(sum("id") FILTER (WHERE "state" = 'done'), 0) FROM "TermOperation") || '-' ||
      (SELECT count(*) FILTER (WHERE "deletedAt" IS NULL) || '-' || coalesce(max("deletedAt"), '')
        FROM "Termbase") AS "stamp"`;
  const stamp = `${process.env.HEBI_DB ?? ''} ${row!.stamp}`;
  if (kept.hebiTerms?.stamp !== stamp) kept.hebiTerms = { stamp, ...(await readAll()) };
  return kept.hebiTerms;
}

async function readAll(): Promise<Omit<Known, 'stamp'>> {
  const rows = await prisma().term.findMany({
    where: { concept: { termbase: { deletedAt: null } } },
    include: { concept: { select: { termbaseId: true, definition: true } } },
    orderBy: { place: 'asc' },
  });
  const sides = new Map<string, Side>();
  const concepts: Known['concepts'] = new Map();
  for (const { id, conceptId, lang, text, usage, note, concept } of rows) {
    concepts.set(conceptId, concept);
    const name = languageOf(lang);
    const side = sides.get(name) ?? { terms: new Map(), ofConcept: new Map(), recogniser: nothing };
    sides.set(name, side);
    const term = { id, conceptId, text, usage: usage as TermUsage, note };
    side.terms.set(id, term);
    const siblings = side.ofConcept.get(conceptId);
    if (siblings) siblings.push(term);
    else side.ofConcept.set(conceptId, [term]);
  }
  for (const side of sides.values()) {
    for (const terms of side.ofConcept.values())
      terms.sort((a, b) => usages.indexOf(a.usage) - usages.indexOf(b.usage));
    side.recogniser = createRecogniser(side.terms.values(), foldText);
  }
  return { sides, concepts };
}

const nothing: Recogniser = { find: () => [] };

/** zh-Hant terms are found in zh-Hans text and the reverse: folding makes the scripts one. */
function languageOf(tag: string): string {
  return tag.split('-')[0]!.toLowerCase();
}
