import { generateKeyBetween } from 'fractional-indexing';
import { cutSpans, cutText, joinSpans, joinTexts, placeIn } from '@/lib/text/cut-sentence';
import { readBead } from './beads';
import type { Columns, RowChange } from './changes';
import { prisma } from './client';
import type { SeenBead } from './commit';
import { once } from './once';
import { placeColumns, spansOf, textColumns } from './rows';
import { firstFreeId } from './runs';
import { placeFor } from './sentence-place';
import {
  besideSentence,
  commitSentences,
  draftsOf,
  emptiedBy,
  removalOf,
  sentenceColumns,
  sentenceIn,
  type SentenceRow,
} from './sentence-rows';
import type { ChangeResult, Side } from './types';

/** What a person does to a sentence as a whole; `bead` is its bead as they saw it. */
export type SentenceOperation =
  /** Makes two sentences of one, in the same bead. `text` is the sentence as they saw it. */
  | { kind: 'split-sentence'; sentenceId: number; text: string; at: number }
  /**
   * Makes one of it and the next of its side, or the one before; it stands where the first stood.
   * `seen` are the two as the person saw them.
   */
  | { kind: 'join-sentences'; sentenceId: number; by: 1 | -1; seen?: SeenJoin | undefined }
  /** Puts a sentence behind another of the bead; without one, at the end of the bead's side. */
  | { kind: 'insert-sentence'; side: Side; after: number | null; text: string }
  /**
   * The bytes of the source stay as they are. A bead that holds nothing else goes with it. `text` is
   * the sentence as they saw it.
   */
  | { kind: 'delete-sentence'; sentenceId: number; text?: string | undefined };

/** Two sentences as they are to be when they become one: the one that it is told from, and the other. */
export interface SeenJoin {
  text: string;
  besideId: number;
  beside: string;
}

export interface SentenceChange {
  textId: string;
  bead: SeenBead;
  operation: SentenceOperation;
  author: string;
  /** By which it is known when it is sent again (`once`). */
  clientId?: string | undefined;
}

/** How often it is tried again where others change what lies beside. */
const mostTries = 4;

/**
 * Splits, joins, inserts or deletes a sentence: one operation of the history. Its beads become
 * drafts. In a text of n alignments it touches at most 2 sentences, 2n beads and n links, and the
 * repairs inside the sentence, however long the text.
 * @returns `conflict` where a bead or a sentence is no longer as it was seen; `nothing` where the text
 *   does not allow it: an empty half, no neighbour, another neighbour than the one that was seen, the
 *   last sentence of an alignment
 */
export async function changeSentence(change: SentenceChange): Promise<ChangeResult> {
  return once(change, async () => {
    for (let tries = 1; ; tries++) {
      const result = await attempt(change);
      if (result.ok || result.code !== 'failed' || tries === mostTries) return result;
    }
  });
}

async function attempt(change: SentenceChange): Promise<ChangeResult> {
  const { operation } = change;
  if (operation.kind === 'insert-sentence') return insert(change, operation);
  const row = await sentenceIn(change.textId, operation.sentenceId, change.bead);
  if ('ok' in row) return row;
  switch (operation.kind) {
    case 'split-sentence':
      return split(change, operation, row);
    case 'join-sentences':
      return join(change, operation, row);
    case 'delete-sentence':
      return remove(change, operation, row);
  }
}

type Of<Kind> = Extract<SentenceOperation, { kind: Kind }>;

async function split(
  { textId, bead, author, clientId }: SentenceChange,
  { text, at }: Of<'split-sentence'>,
  row: SentenceRow,
): Promise<ChangeResult> {
  // Worded anew meanwhile: the caret stood in another text.
  if (row.text !== text) return conflictIn(bead.id);
  const texts = cutText(text, at);
  if (!texts) return { ok: false, code: 'nothing' };
  const place = row.text === row.base ? at : placeIn(row.text, row.base, at);
  const bases = cutText(row.base, place) ?? [row.base, ''];
  const spans = spansOf(row);
  // White space where it was cut belongs to neither.
  const behind = bases[1] === '' ? row.base.length : row.base.length - bases[1].length;
  const { length } = row.base;
  const [first, second] = [
    placeColumns({ spans: cutSpans(spans, length, 0, bases[0].length), role: row.role as 'plain' }),
    placeColumns({ spans: cutSpans(spans, length, behind, length), role: 'plain' }),
  ];
  const next = await besideSentence(row, 1);
  const id = await firstFreeId('Sentence');
  const { versionId, blockId } = row;
  const columns = {
    versionId,
    blockId,
    order: generateKeyBetween(row.order, next?.order ?? null),
    base: bases[1],
    ...textColumns(texts[1]),
    ...second,
  };
  return commitSentences({
    textId,
    kind: 'split-sentence',
    author,
    seen: bead,
    beads: row.links.map((link) => link.bead),
    emptied: [],
    clientId,
    changes: [
      difference(row, { base: bases[0], ...textColumns(texts[0]), ...first }),
      { table: 'sentence', key: { id }, before: null, after: columns },
      ...linksTo(id, row),
      ...draftsOf(row.links.map((link) => link.bead)),
    ],
  });
}

async function join(
  { textId, bead, author, clientId }: SentenceChange,
  { by, seen }: Of<'join-sentences'>,
  row: SentenceRow,
): Promise<ChangeResult> {
  const beside = await besideSentence(row, by);
  // One that was not in sight stands between.
  if (!beside || (seen && seen.besideId !== beside.id)) return { ok: false, code: 'nothing' };
  if (seen && (seen.text !== row.text || seen.beside !== beside.text)) return conflictIn(bead.id);
  const [first, second] = by === 1 ? [row, beside] : [beside, row];
  const { lang } = first.version;
  const emptied = await emptiedBy(second);
  const repairs = await prisma().repair.findMany({
    where: { versionId: row.versionId, sentenceId: second.id },
    select: { id: true },
  });
  const columns = {
    base: joinTexts(lang, first.base, second.base),
    ...textColumns(joinTexts(lang, first.text, second.text)),
    ...placeColumns({
      spans: joinSpans(spansOf(first), spansOf(second)),
      role: first.role as 'plain',
    }),
  };
  const gone = new Set(emptied.map(({ id }) => id));
  const beads = new Map(
    [...first.links, ...second.links].map((link) => [link.beadId, link.bead] as const),
  );
  const stay = [...beads.values()].filter(({ id }) => !gone.has(id));
  return commitSentences({
    textId,
    kind: 'join-sentences',
    author,
    seen: bead,
    beads: [...stay, ...emptied],
    emptied,
    clientId,
    changes: [
      ...repairs.map(
        ({ id }): RowChange => ({ table: 'repair', key: { id }, before: { sentenceId: second.id }, after: { sentenceId: first.id } }), // prettier-ignore
      ),
      ...removalOf(second, emptied),
      difference(first, columns),
      ...draftsOf(stay),
    ],
  });
}

async function remove(
  { textId, bead, author, clientId }: SentenceChange,
  { text }: Of<'delete-sentence'>,
  row: SentenceRow,
): Promise<ChangeResult> {
  if (text !== undefined && row.text !== text) return conflictIn(bead.id);
  const emptied = await emptiedBy(row);
  for (const { alignmentId } of emptied)
    if ((await prisma().bead.count({ where: { alignmentId } })) === 1)
      return { ok: false, code: 'nothing' } as const;
  const gone = new Set(emptied.map(({ id }) => id));
  const beads = row.links.map((link) => link.bead);
  const stay = beads.filter(({ id }) => !gone.has(id));
  return commitSentences({
    textId,
    kind: 'delete-sentence',
    author,
    seen: bead,
    beads: [...stay, ...emptied],
    emptied,
    clientId,
    changes: [...removalOf(row, emptied), ...draftsOf(stay)],
  });
}

async function insert(
  { textId, bead, author, clientId }: SentenceChange,
  { side, after, text }: Of<'insert-sentence'>,
): Promise<ChangeResult> {
  const wording = text.trim();
  if (wording === '') return { ok: false, code: 'invalid' };
  const row = await prisma().bead.findFirst({
    where: { id: bead.id, alignment: { textId } },
    include: { alignment: true },
  });
  if (!row) return { ok: false, code: 'gone' };
  const { alignment, ...own } = row;
  const versionId = side === 'source' ? alignment.sourceVersionId : alignment.targetVersionId;
  const place = await placeFor(textId, { ...own, alignment }, side, after);
  if (!place) return { ok: false, code: 'gone' };
  const id = await firstFreeId('Sentence');
  const columns: Columns = {
    versionId,
    blockId: place.block.id,
    order: place.order,
    base: '',
    ...textColumns(wording),
    ...placeColumns({ spans: [{ start: place.at, end: place.at }], role: 'plain' }),
  };
  const { beads } = place;
  return commitSentences({
    textId,
    kind: 'insert-sentence',
    author,
    seen: bead,
    beads,
    emptied: [],
    clientId,
    changes: [
      ...place.block.made,
      { table: 'sentence', key: { id }, before: null, after: columns },
      ...beads.map(
        ({ id: beadId, alignmentId }): RowChange => ({ table: 'link', key: { alignmentId, sentenceId: id }, before: null, after: { beadId } }), // prettier-ignore
      ),
      ...draftsOf(beads),
    ],
  });
}

/** What stands in a bead is not what the person saw. */
async function conflictIn(beadId: number): Promise<ChangeResult> {
  const current = await readBead(beadId);
  return current ? { ok: false, code: 'conflict', current } : { ok: false, code: 'gone' };
}

function linksTo(sentenceId: number, { links }: SentenceRow): RowChange[] {
  return links.map(({ alignmentId, beadId }) => ({ table: 'link', key: { alignmentId, sentenceId }, before: null, after: { beadId } })); // prettier-ignore
}

/** The columns of a sentence that are to be others. */
function difference(row: SentenceRow, next: Columns): RowChange {
  const old: Columns = sentenceColumns(row);
  const names = Object.keys(next).filter((name) => next[name] !== old[name]);
  const pick = (from: Columns) => Object.fromEntries(names.map((name) => [name, from[name]!]));
  return { table: 'sentence', key: { id: row.id }, before: pick(old), after: pick(next) };
}
