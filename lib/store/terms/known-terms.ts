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
import { serves } from './termbase-use';

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

/** The languages of a text, and the text: its termbases are asked, no others. */
export interface TermScope {
  textId: string;
  from: string;
  to: string;
}

interface Known {
  sides: Map<string, Side>;
  concepts: Map<string, { termbaseId: string; definition: string }>;
}

interface Side {
  terms: Map<string, CheckedTerm & { note: string }>;
  ofConcept: Map<string, (CheckedTerm & { note: string })[]>;
  recogniser: Recogniser;
}

const usages: readonly TermUsage[] = ['preferred', 'admitted', 'forbidden'];

/** Sets of termbases that are kept ready: most texts have the same. */
const mostKept = 6;
const kept = globalThis as { hebiTerms?: { stamp: string; sets: Map<string, Promise<Known>> } };

/**
 * The terms in a text of one language, with their translations into another; of several at one place
 * that of the termbase of the highest priority first.
 * @param words of the text, where they are known (`Recogniser.find`)
 */
export async function termsIn(
  text: string,
  { textId, ...langs }: TermScope,
  words?: readonly WordSpan[],
): Promise<TermHit[]> {
  const { sides, concepts } = await known(textId);
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
 * What checks beads of a text; null where none of its termbases has terms in either language. The
 * words of a side are only found where a term seems to stand in it.
 */
export async function termChecker(
  textId: string,
  langs: { source: string; target: string },
): Promise<TermChecker | null> {
  const { sides } = await known(textId);
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

/** The terms of a text's termbases, read again whenever one has changed: one cheap question each time. */
async function known(textId: string): Promise<Known> {
  const [row] = await prisma().$queryRaw<{ stamp: string; termbases: string }[]>`
    SELECT (SELECT count(*) || '-' || coalesce(max("id"), 0) || '-' ||
        coalesce(sum("id") FILTER (WHERE "state" = 'done'), 0) FROM "TermOperation") AS "stamp",
      (SELECT json_group_array(json_array("id", "priority")) FROM (
        SELECT b."id", b."priority" FROM "Termbase" AS b WHERE ${serves(textId)}
        ORDER BY b."priority" DESC, b."name", b."id")) AS "termbases"`;
  const stamp = `${process.env.HEBI_DB ?? ''} ${row!.stamp}`;
  if (kept.hebiTerms?.stamp !== stamp) kept.hebiTerms = { stamp, sets: new Map() };
  const { sets } = kept.hebiTerms;
  const { termbases } = row!;
  // Whoever asks meanwhile waits for the same reading.
  const terms = sets.get(termbases) ?? readTerms(JSON.parse(termbases) as [string, number][]);
  // The newest last: what was not asked for longest goes first.
  sets.delete(termbases);
  sets.set(termbases, terms);
  if (sets.size > mostKept) sets.delete(sets.keys().next().value!);
  terms.catch(() => sets.delete(termbases));
  return terms;
}

async function readTerms(termbases: [id: string, priority: number][]): Promise<Known> {
  const priorities = new Map(termbases);
  const found = await prisma().term.findMany({
    where: { concept: { termbaseId: { in: [...priorities.keys()] } } },
    include: { concept: { select: { termbaseId: true, definition: true } } },
    orderBy: { place: 'asc' },
  });
  const ranks = new Map(termbases.map(([id], rank) => [id, rank]));
  const rankOf = ({ concept }: (typeof found)[number]) => ranks.get(concept.termbaseId)!;
  const rows = found.sort((a, b) => rankOf(a) - rankOf(b) || a.place - b.place);
  const sides = new Map<string, Side>();
  const concepts: Known['concepts'] = new Map();
  for (const { id, conceptId, lang, text, usage, note, concept } of rows) {
    concepts.set(conceptId, concept);
    const name = languageOf(lang);
    const side = sides.get(name) ?? { terms: new Map(), ofConcept: new Map(), recogniser: nothing };
    sides.set(name, side);
    const term = { id, conceptId, text, usage: usage as TermUsage, note, priority: priorities.get(concept.termbaseId)! }; // prettier-ignore
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
