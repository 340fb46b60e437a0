import {
  basisOf,
  outcomeOf,
  saveStateOf,
  withEdit,
  withoutEdit,
  type PendingEdit,
} from './pending-edits';
import { bead, sentence } from './testing/beads';

const edit: PendingEdit = {
  beadId: 1000,
  sentenceId: 5,
  index: 0,
  side: 'target',
  base: 'Sentence 0.',
  revision: 3,
  text: 'Mine.',
  state: 'saving',
};

const now = (text: string) => bead(0, { revision: 7, target: [sentence(5, text)] });

describe('what an edit is based on', () => {
  const asSeen = { beadId: 1000, revision: 3 };

  it('follows the bead as long as the sentence is the one that was seen', () => {
    expect(basisOf(edit, now('Sentence 0.'))).toEqual({ beadId: 1000, revision: 7 });
  });

  it('follows the sentence into another bead', () => {
    const other = bead(4, { revision: 1, target: [sentence(5, 'Sentence 0.')] });
    expect(basisOf(edit, other)).toEqual({ beadId: other.id, revision: 1 });
  });

  it('stays where it was when the sentence is another', () => {
    expect(basisOf(edit, now('Theirs.'))).toEqual(asSeen);
    expect(basisOf(edit, undefined)).toEqual(asSeen);
    expect(basisOf(edit, bead(4, { revision: 9 }))).toEqual(asSeen);
  });

  it('never goes back', () => {
    expect(basisOf({ ...edit, revision: 8 }, now('Sentence 0.')).revision).toBe(8);
  });
});

describe('the answer to an edit', () => {
  const conflict = (text: string) => ({ ok: false, code: 'conflict', current: now(text) }) as const;

  it('is a conflict where the sentence says something else now', () => {
    expect(outcomeOf(edit, conflict('Theirs.'))).toEqual({
      kind: 'kept',
      edit: { ...edit, state: 'conflict', current: now('Theirs.') },
    });
  });

  it('is no conflict where only something beside it changed', () => {
    expect(outcomeOf(edit, conflict('Sentence 0.'))).toMatchObject({ kind: 'again', revision: 7 });
  });

  it('is no conflict where someone wrote the same', () => {
    expect(outcomeOf(edit, conflict('Mine.'))).toMatchObject({ kind: 'saved' });
  });

  it('keeps the text where the sentence is gone', () => {
    const gone = { kind: 'kept', edit: { ...edit, state: 'failed', code: 'gone' } };
    expect(outcomeOf(edit, { ok: false, code: 'gone' })).toEqual(gone);
    const current = bead(0, { target: [] });
    expect(outcomeOf(edit, { ok: false, code: 'conflict', current })).toEqual(gone);
  });

  it('keeps the text where saving failed', () => {
    expect(outcomeOf(edit, { ok: false, code: 'failed' })).toMatchObject({
      kind: 'kept',
      edit: { text: 'Mine.', state: 'failed' },
    });
  });

  it('is saved', () => {
    const beads = [now('Mine.')];
    expect(outcomeOf(edit, { ok: true, beads, canUndo: true, canRedo: false })).toEqual({
      kind: 'saved',
      beads,
    });
  });
});

describe('the answer to a sentence that was to be made', () => {
  const made: PendingEdit = { ...edit, sentenceId: -1000, beside: 0, base: '' };
  const conflict = (...target: string[]) =>
    ({
      ok: false,
      code: 'conflict',
      current: bead(0, { revision: 7, target: target.map((text, at) => sentence(90 + at, text)) }),
    }) as const;

  it('is no conflict where its place is still empty', () => {
    expect(outcomeOf(made, conflict())).toMatchObject({ kind: 'again', beadId: 1000, revision: 7 });
  });

  it('is a conflict where someone else wrote there', () => {
    expect(outcomeOf(made, conflict('Theirs.'))).toMatchObject({ kind: 'kept', edit: { state: 'conflict' } }); // prettier-ignore
  });

  it('is no conflict where it came through and only its answer was lost', () => {
    expect(outcomeOf(made, conflict('Mine.'))).toMatchObject({ kind: 'saved' });
  });
});

describe('the state of the page', () => {
  const failed: PendingEdit = { ...edit, sentenceId: 15, state: 'failed' };
  const conflict: PendingEdit = { ...edit, sentenceId: 25, state: 'conflict' };

  it('is saved only when nothing waits', () => {
    expect(saveStateOf(new Map(), false)).toEqual({ kind: 'saved' });
    expect(saveStateOf(new Map(), true)).toEqual({ kind: 'saving' });
    expect(saveStateOf(withEdit(new Map(), edit), false)).toEqual({ kind: 'saving' });
  });

  it('says of changes of beads whether they wait for the server or were taken back', () => {
    expect(saveStateOf(new Map(), true, { isKept: true })).toEqual({ kind: 'kept' });
    const both = { isKept: true, isTakenBack: true };
    expect(saveStateOf(new Map(), true, both)).toEqual({ kind: 'takenBack' });
  });

  it('is the worst of its texts', () => {
    const edits = withEdit(withEdit(withEdit(new Map(), edit), failed), conflict);
    expect(saveStateOf(edits, true)).toMatchObject({ kind: 'conflict', count: 1 });
    expect(saveStateOf(withoutEdit(edits, 25), true)).toMatchObject({ kind: 'failed', count: 1 });
  });
});
