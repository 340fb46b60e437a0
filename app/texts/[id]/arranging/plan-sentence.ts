import { cutText, joinTexts } from '@/lib/text/cut-sentence';
import type { BeadView, SentenceView, Side } from '@/lib/store/types';
import { beadAt, type BeadWindows } from '../bead-windows';
import type { SentenceChange } from './change';
import type { Here, Plan } from './plan';
import { temporaryId } from './temporary-ids';

type Of<Kind> = Extract<SentenceChange, { kind: Kind }>;
type Planned = Plan | 'impossible' | null;

/** A sentence with the bead and the side that it stands in. */
interface Found {
  bead: BeadView;
  side: Side;
  sentence: SentenceView;
}

/** How far the next sentence of a side is looked for, in beads. */
const farthest = 60;

/** What splitting, joining, inserting or deleting a sentence makes of its bead. */
export function planSentence(
  here: Here,
  bead: BeadView,
  change: SentenceChange,
  key: number,
): Planned {
  if (change.kind === 'insert-sentence') return planInsert(here, bead, change, key);
  const found = findIn(bead, change.sentenceId);
  if (!found) return null;
  switch (change.kind) {
    case 'split-sentence':
      return planSplit(here, found, change, key);
    case 'join-sentences':
      return planJoin(here, found, change);
    case 'delete-sentence':
      return planDelete(here, found, change);
  }
}

/** The change with what the person saw of its sentences, by which the server knows that they are the same. */
export function withSeen(here: Here, bead: BeadView, change: SentenceChange): SentenceChange {
  if (change.kind === 'insert-sentence' || change.kind === 'split-sentence') return change;
  const found = findIn(bead, change.sentenceId);
  if (!found) return change;
  const { text } = found.sentence;
  if (change.kind === 'delete-sentence') return { text, ...change };
  if (change.seen) return change;
  const beside = besideIn(here, found, change.by);
  if (!beside || beside === 'impossible') return change;
  return { ...change, seen: { text, besideId: beside.sentence.id, beside: beside.sentence.text } };
}

/** The sentences that a change rewords or takes away, where they are here. */
export function concernedBy(here: Here, bead: BeadView, change: SentenceChange): number[] {
  if (change.kind === 'insert-sentence') return [];
  const found = findIn(bead, change.sentenceId);
  const beside =
    found && change.kind === 'join-sentences' ? besideIn(here, found, change.by) : null;
  return [change.sentenceId, ...(beside && beside !== 'impossible' ? [beside.sentence.id] : [])];
}

function planSplit(
  { windows, total }: Here,
  { bead, side, sentence }: Found,
  { text, at }: Of<'split-sentence'>,
  key: number,
): Planned {
  if (sentence.text !== text) return null;
  const halves = cutText(text, at);
  if (!halves) return 'impossible';
  const id = temporaryId(key, 0);
  const second: SentenceView = {
    ...sentence,
    id,
    order: orderBehind(windows, side, sentence.order),
    text: halves[1],
    role: 'plain',
    opensBlock: false,
  };
  const sentences = bead[side].flatMap((it) =>
    it.id === sentence.id ? [{ ...it, text: halves[0] }, second] : [it],
  );
  return {
    change: {
      beads: [redrawn(bead, side, sentences, [sentence.id])],
      made: [],
      removed: [],
      total,
    },
    run: [bead],
    at: bead.index,
    madeSentence: id,
  };
}

function planJoin(here: Here, found: Found, { by, lang, seen }: Of<'join-sentences'>): Planned {
  const beside = besideIn(here, found, by);
  if (!beside || beside === 'impossible') return beside;
  if (seen && !isAsSeen(seen, found, beside)) return null;
  const [first, second] = by === 1 ? [found, beside] : [beside, found];
  const { side } = found;
  const joined: SentenceView = {
    ...first.sentence,
    text: joinTexts(lang, first.sentence.text, second.sentence.text),
    edited: first.sentence.edited || second.sentence.edited,
  };
  const touched = [first.sentence.id, second.sentence.id];
  const run = [first.bead, second.bead].filter((bead, at, all) => all.indexOf(bead) === at);
  const beads = run.map((bead) =>
    redrawn(
      bead,
      side,
      without(bead[side], second.sentence).map((it) => (it.id === joined.id ? joined : it)),
      touched,
    ),
  );
  return planOfRest(here, run, beads, found.bead.id);
}

function isAsSeen(seen: NonNullable<Of<'join-sentences'>['seen']>, one: Found, beside: Found) {
  return (
    one.sentence.text === seen.text &&
    beside.sentence.id === seen.besideId &&
    beside.sentence.text === seen.beside
  );
}

function planDelete(
  here: Here,
  { bead, side, sentence }: Found,
  { text }: Of<'delete-sentence'>,
): Planned {
  if (text !== undefined && sentence.text !== text) return null;
  const sentences = without(bead[side], sentence);
  const rest = redrawn(bead, side, sentences, [sentence.id]);
  if (isEmpty(rest) && here.total === 1) return 'impossible';
  return planOfRest(here, [bead], [rest], bead.id);
}

function planInsert(
  { windows, total }: Here,
  bead: BeadView,
  { side, after, text }: Of<'insert-sentence'>,
  key: number,
): Planned {
  const wording = text.trim();
  if (wording === '') return 'impossible';
  const anchor = after === null ? lastUpTo(windows, bead, side) : bead[side].find(({ id }) => id === after); // prettier-ignore
  if (!anchor) return null;
  const id = temporaryId(key, 0);
  const sentence: SentenceView = {
    id,
    order: orderBehind(windows, side, anchor.order),
    text: wording,
    edited: true,
    role: 'plain',
    block: anchor.block,
    opensBlock: false,
  };
  const sentences = inOrder([...bead[side], sentence]);
  return {
    change: { beads: [redrawn(bead, side, sentences, [])], made: [], removed: [], total },
    run: [bead],
    at: bead.index,
    madeSentence: id,
  };
}

function findIn(bead: BeadView, sentenceId: number): Found | undefined {
  for (const side of ['source', 'target'] as const) {
    const sentence = bead[side].find(({ id }) => id === sentenceId);
    if (sentence) return { bead, side, sentence };
  }
}

/**
 * The sentence before or behind another in the order of its version, where it is near.
 * @returns 'impossible' where there is none; null where it is not here, or may not be the one
 */
function besideIn(
  { windows, total }: Here,
  { bead, side, sentence }: Found,
  by: 1 | -1,
): Found | 'impossible' | null {
  const isBetween = (order: string, limit: string | undefined) =>
    by === 1
      ? order > sentence.order && (limit === undefined || order < limit)
      : order < sentence.order && (limit === undefined || order > limit);
  let nearest: Found | null = null;
  for (const window of windows.values())
    for (const it of window)
      for (const other of it?.[side] ?? [])
        if (isBetween(other.order, nearest?.sentence.order))
          nearest = { bead: it!, side, sentence: other };
  // The next bead of the text that has the side: what lies elsewhere may have more before it.
  for (let index = bead.index; index >= 0 && index < total; index += by) {
    const next = beadAt(windows, index);
    if (!next || Math.abs(index - bead.index) > farthest) return null;
    if (next.id === nearest?.bead.id) return nearest;
    if (next.id !== bead.id && next[side].length > 0) return null;
  }
  return nearest ? null : 'impossible';
}

/** The last sentence of a side in a bead or the nearest before it. */
function lastUpTo(windows: BeadWindows, bead: BeadView, side: Side): SentenceView | undefined {
  for (let index = bead.index; index >= Math.max(0, bead.index - farthest); index--) {
    const it = beadAt(windows, index);
    if (!it) return undefined;
    if (it[side].length > 0) return inOrder(it[side]).at(-1);
  }
}

/**
 * A place behind another in the order of a version and before all that are behind it here. The server's
 * places are of letters and digits, which stand behind `!` and the space.
 */
function orderBehind(windows: BeadWindows, side: Side, before: string): string {
  let next: string | undefined;
  for (const window of windows.values())
    for (const bead of window)
      for (const { order } of bead?.[side] ?? [])
        if (order > before && (next === undefined || order < next)) next = order;
  let spaces = '';
  while (next !== undefined && `${before}${spaces}!` >= next) spaces += ' ';
  return `${before}${spaces}!`;
}

/** A bead with other sentences on a side. @param touched sentences that were reworded, or are gone */
function redrawn(
  bead: BeadView,
  side: Side,
  sentences: SentenceView[],
  touched: readonly number[],
): BeadView {
  return {
    ...bead,
    status: 'draft',
    [side]: sentences,
    // What is wrong with a bead as a whole is known when it was checked again.
    issues: bead.issues.filter(({ place }) => place && !touched.includes(place.sentenceId)),
  };
}

/** The sentences of a side without one of them; the next of its block opens it, where it did. */
function without(sentences: readonly SentenceView[], gone: SentenceView): SentenceView[] {
  const rest = sentences.filter(({ id }) => id !== gone.id);
  const heir = gone.opensBlock ? rest.find(({ block }) => block.id === gone.block.id) : undefined;
  return heir ? rest.map((it) => (it === heir ? { ...it, opensBlock: true } : it)) : rest;
}

/** The plan of a change that takes sentences away: a bead that has none left goes. */
function planOfRest(
  { total }: Here,
  run: readonly BeadView[],
  beads: readonly BeadView[],
  beadId: number,
): Plan {
  const gone = beads.filter(isEmpty).map(({ index }) => index);
  const stay = beads
    .filter((bead) => !isEmpty(bead))
    .map((bead) => ({ ...bead, index: bead.index - gone.filter((it) => it < bead.index).length }));
  const removed = beads.filter(isEmpty).map(({ id }) => id);
  const left = total - removed.length;
  const instead = Math.min(run.find(({ id }) => id === beadId)!.index, left - 1);
  const at = stay.find(({ id }) => id === beadId) ?? stay[0];
  return {
    change: { beads: stay, made: [], removed, total: left },
    run,
    at: at?.index ?? instead,
  };
}

function isEmpty({ source, target }: BeadView): boolean {
  return source.length === 0 && target.length === 0;
}

function inOrder(sentences: readonly SentenceView[]): SentenceView[] {
  return [...sentences].sort((a, b) => (a.order < b.order ? -1 : 1));
}
