import type { BeadView, ChangeResult, OriginView, SentenceView, Side } from '@/lib/store/types';
import { isUnwritten, placeOf, unwritten } from './place';

/** A match that a person took for a sentence. */
export interface Taken {
  text: string;
  origin: Omit<OriginView, 'way'> & { unitId: number | null };
}

/** A text that a person gave a sentence and that the server does not have yet. */
export interface PendingEdit {
  beadId: number;
  /** Negative of a sentence that is still to be made (`unwritten`). */
  sentenceId: number;
  /** Then a sentence that stands in the same bead, by which it is found again. */
  beside?: number | undefined;
  index: number;
  side: Side;
  /** The sentence as the person saw it when they began. */
  base: string;
  /** The bead's revision as they saw it. */
  revision: number;
  text: string;
  /** The match that was taken, which it comes from as long as it says the same. */
  taken?: Taken | undefined;
  state: 'saving' | 'failed' | 'conflict';
  /** Why it failed: `gone` for good, else it may be tried again. */
  code?: 'gone' | 'invalid' | 'failed';
  /** With `conflict`: the bead as it stands now. */
  current?: BeadView;
}

/** Texts that wait for the server, by sentence. */
export type PendingEdits = ReadonlyMap<number, PendingEdit>;

export function withEdit(edits: PendingEdits, edit: PendingEdit): PendingEdits {
  return new Map(edits).set(edit.sentenceId, edit);
}

export function withoutEdit(edits: PendingEdits, sentenceId: number): PendingEdits {
  const rest = new Map(edits);
  rest.delete(sentenceId);
  return rest;
}

/**
 * The bead and the revision that an edit may be based on. What the person based it on is the sentence
 * that they saw; where that still stands as it was (they confirmed the bead, edited its neighbour,
 * moved it into another bead), the bead that holds it now is as good.
 * @param known the bead that holds the sentence, or what stands beside one that is to be made
 */
export function basisOf(
  edit: PendingEdit,
  known: BeadView | undefined,
): { beadId: number; revision: number } {
  const asSeen = { beadId: edit.beadId, revision: edit.revision };
  if (!known) return asSeen;
  const place = isUnwritten(edit.sentenceId)
    ? unwritten(known, edit.side)
    : placeOf(known, edit.sentenceId);
  if (place?.sentence.text !== edit.base) return asSeen;
  if (known.id !== edit.beadId) return { beadId: known.id, revision: known.revision };
  return { beadId: known.id, revision: Math.max(known.revision, edit.revision) };
}

/** What stands in a bead where an edit is to be: of a sentence that was to be made, what another wrote. */
export function standing(
  bead: BeadView,
  { sentenceId, side }: Pick<PendingEdit, 'sentenceId' | 'side'>,
): SentenceView | undefined {
  const place = placeOf(bead, sentenceId);
  return place?.sentence ?? (isUnwritten(sentenceId) ? bead[side][0] : undefined);
}

/** What becomes of an edit when the server has answered. */
export type Outcome =
  | { kind: 'saved'; beads: BeadView[] }
  /**
   * Something else of the bead changed, or the sentence came into another bead, but this sentence is
   * as it was: send again, based on `revision` of that bead.
   */
  | { kind: 'again'; beadId: number; revision: number; beads: BeadView[] }
  | { kind: 'kept'; edit: PendingEdit };

export function outcomeOf(edit: PendingEdit, result: ChangeResult): Outcome {
  if (result.ok) return { kind: 'saved', beads: result.beads };
  if (result.code !== 'conflict')
    return {
      kind: 'kept',
      edit: { ...edit, state: 'failed', code: result.code === 'nothing' ? 'failed' : result.code },
    };
  const { current } = result;
  const theirs = standing(current, edit)?.text;
  if (theirs === undefined)
    return { kind: 'kept', edit: { ...edit, state: 'failed', code: 'gone' } };
  if (theirs === edit.text) return { kind: 'saved', beads: [current] };
  if (theirs === edit.base)
    return { kind: 'again', beadId: current.id, revision: current.revision, beads: [current] };
  return { kind: 'kept', edit: { ...edit, state: 'conflict', current } };
}

/** What the page says of its texts: the worst of them counts. */
export type SaveState =
  | { kind: 'saved' }
  | { kind: 'saving' }
  /** A change of beads was shown and could not be made. */
  | { kind: 'takenBack' }
  /** Changes of beads wait for a server that cannot be reached. */
  | { kind: 'kept' }
  | { kind: 'failed'; edit: PendingEdit; count: number }
  | { kind: 'conflict'; edit: PendingEdit; count: number };

export function saveStateOf(
  edits: PendingEdits,
  busy: boolean,
  { isTakenBack = false, isKept = false } = {},
): SaveState {
  const all = [...edits.values()];
  for (const kind of ['conflict', 'failed'] as const) {
    const these = all.filter((edit) => edit.state === kind);
    if (these[0]) return { kind, edit: these[0], count: these.length };
  }
  if (isTakenBack) return { kind: 'takenBack' };
  if (isKept) return { kind: 'kept' };
  return busy || all.length > 0 ? { kind: 'saving' } : { kind: 'saved' };
}
