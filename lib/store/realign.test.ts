import fc from 'fast-check';
import type { AlignableBlock, Bead } from '@/lib/align/types';
import { useFreshDatabase } from '@/tests/database';
import { storeSmallText } from '@/tests/small-text';
import { readBeads } from './beads';
import type { AlignRegion, Anchor } from './carry-alignment';
import { databaseFile } from './database-file';
import { historyState } from './answer';
import { editSentence, setStatus } from './edits';
import { redo, undo } from './history';
import { StoreError } from './errors';
import { realignText, type RealignResult } from './realign';
import { openSqlite, type Sqlite } from './sqlite';
import { readText, rememberBead } from './texts';
import type { BeadStatus, BeadView } from './types';

const count = (blocks: AlignableBlock[]) =>
  blocks.reduce((sum, block) => sum + block.sentences.length, 0);

/** Keeps the anchors and sets every other sentence alone: another alignment, whatever there was. */
const apart: AlignRegion = (source, target, _, anchors = []) => {
  const left = (side: 'source' | 'target', length: number) => {
    const taken = new Set(anchors.flatMap((anchor) => anchor[side]));
    return Array.from({ length }, (_, place) => place).filter((place) => !taken.has(place));
  };
  const beads: Bead[] = [
    ...anchors.map(({ source, target }) => ({
      source: [...source],
      target: [...target],
      confidence: 1,
    })),
    ...left('source', count(source)).map((at) => ({ source: [at], target: [], confidence: 0.25 })),
    ...left('target', count(target)).map((at) => ({ source: [], target: [at], confidence: 0.25 })),
  ];
  const place = (bead: Bead) => bead.source[0] ?? bead.target[0]! + 0.5;
  return beads.sort((a, b) => place(a) - place(b));
};

/** Pairs sentences one to one, as the small text is aligned from the start. */
const oneToOne =
  (confidence: number): AlignRegion =>
  (source) =>
    Array.from({ length: count(source) }, (_, at) => ({ source: [at], target: [at], confidence }));

describe('aligning a text again', () => {
  useFreshDatabase();
  let textId: string;
  let alignmentId: number;
  let db: Sqlite;
  beforeEach(() => {
    ({ textId, alignmentId } = storeSmallText());
    db = openSqlite(databaseFile());
  });
  afterEach(() => db.close());

  const realign = (align: AlignRegion): RealignResult =>
    realignText(db, textId, { author: 'Lin' }, align);
  const beads = () => readBeads(alignmentId, 0, 100);
  const turn = async (at: number, status: BeadStatus) =>
    setStatus({ textId, beads: [(await beads())[at]!], status, author: '' });
  const reword = async (at: number, text: string) => {
    const bead = (await beads())[at]!;
    const sentenceId = bead.target[0]!.id;
    const { id: beadId, revision } = bead;
    return editSentence({ textId, beadId, sentenceId, revision, text, author: '' });
  };
  const withId = (all: BeadView[], id: number) => all.find((bead) => bead.id === id)!;

  /** All rows of a text, but for what is bookkeeping: revisions, who changed what and when. */
  const content = () =>
    [
      'SELECT "id", "alignmentId", "order", "status", "confidence" FROM "Bead" ORDER BY "id"',
      'SELECT * FROM "Link" ORDER BY "alignmentId", "sentenceId"',
      'SELECT * FROM "Sentence" ORDER BY "id"',
      'SELECT * FROM "Block" ORDER BY "id"',
      'SELECT * FROM "Version" ORDER BY "id"',
      'SELECT * FROM "Repair" ORDER BY "id"',
    ].map((sql) => JSON.stringify(db.prepare(sql).all()));

  it('makes all beads anew where no person had a hand in them', async () => {
    const before = await beads();
    expect(realign(apart)).toEqual({ textId, kept: 0, same: 0, made: 8, changed: true });
    const after = await beads();
    expect(after.map((bead) => [bead.source.length, bead.target.length])).toEqual(
      [0, 1, 2, 3].flatMap(() => [
        [1, 0],
        [0, 1],
      ]),
    );
    const ids = new Set(before.map((bead) => bead.id));
    expect(after.filter((bead) => ids.has(bead.id))).toEqual([]);
  });

  it('leaves a confirmed bead as it is, to the revision and the date', async () => {
    await turn(2, 'confirmed');
    const rows = () => db.prepare('SELECT * FROM "Bead" WHERE "status" <> \'machine\'').all();
    const row = rows();
    const bead = (await beads())[2]!;
    expect(realign(apart)).toMatchObject({ kept: 1, made: 6 });
    expect(rows()).toEqual(row);
    expect({ ...withId(await beads(), bead.id), index: 2 }).toEqual(bead);
  });

  it('leaves a bead whose sentence a person reworded', async () => {
    await reword(1, 'The net is everyone’s.');
    const bead = (await beads())[1]!;
    expect(realign(apart)).toMatchObject({ kept: 1, made: 6 });
    expect({ ...withId(await beads(), bead.id), index: 1 }).toEqual(bead);
  });

  it('gives the aligner the kept beads, and the words as they stand', async () => {
    await turn(3, 'confirmed');
    await reword(1, 'The net is everyone’s.');
    const asked: { anchors: Anchor[]; target: AlignableBlock[]; languages: object }[] = [];
    realign((source, target, languages, anchors = []) => {
      asked.push({ anchors: [...anchors], target, languages });
      return apart(source, target, languages, anchors);
    });
    expect(asked).toMatchObject([
      {
        languages: { source: 'zh-Hans', target: 'en' },
        anchors: [
          { source: [1], target: [1] },
          { source: [3], target: [3] },
        ],
        target: [
          { kind: 'heading', level: 1, sentences: ['Foreword'] },
          { kind: 'paragraph', sentences: ['The net is everyone’s.', {}, {}] },
        ],
      },
    ]);
  });

  it('keeps the id of a bead that comes out the same, with the new confidence', async () => {
    const before = await beads();
    expect(realign(oneToOne(0.75))).toMatchObject({ same: 4, made: 0, changed: true });
    expect(await beads()).toEqual(before.map((bead) => ({ ...bead, confidence: 0.75 })));
  });

  it('writes nothing where nothing changes', async () => {
    expect(realign(oneToOne(0.9))).toMatchObject({ same: 4, made: 0, changed: false });
    expect(await historyState(textId)).toEqual({ canUndo: false, canRedo: false });
  });

  it('is one operation: undo gives back exactly what was, redo what became of it', async () => {
    await turn(1, 'confirmed');
    const before = content();
    realign(apart);
    const after = content();
    expect(after).not.toEqual(before);
    expect(await undo(textId, '')).toMatchObject({ ok: true, reload: true });
    expect(content()).toEqual(before);
    expect(await redo(textId, '')).toMatchObject({ ok: true, reload: true });
    expect(content()).toEqual(after);
  });

  it('lets no one overwrite a bead that went and came back, as if it had not been away', async () => {
    const seen = (await beads())[0]!;
    realign(apart);
    await undo(textId, '');
    expect(
      await setStatus({ textId, beads: [seen], status: 'confirmed', author: '' }),
    ).toMatchObject({ code: 'conflict' });
  });

  it('does not make again what was taken back before', async () => {
    await turn(0, 'confirmed');
    await undo(textId, '');
    realign(apart);
    expect(await historyState(textId)).toEqual({ canUndo: true, canRedo: false });
  });

  it('whatever was confirmed, undoes and redoes to the byte', async () => {
    await fc.assert(
      fc.asyncProperty(fc.subarray([0, 1, 2, 3]), async (confirmed) => {
        ({ textId, alignmentId } = storeSmallText());
        for (const at of confirmed) await turn(at, 'confirmed');
        const before = content();
        const { kept, made } = realign(apart);
        expect([kept, made]).toEqual([confirmed.length, 2 * (4 - confirmed.length)]);
        const after = content();
        if (made === 0) return;
        await undo(textId, '');
        expect(content()).toEqual(before);
        await redo(textId, '');
        expect(content()).toEqual(after);
      }),
      { numRuns: 12 },
    );
  });

  it('knows where the reader left off, though the bead is another', async () => {
    const seen = (await beads())[2]!;
    await rememberBead(textId, seen.id);
    realign(apart);
    const { lastIndex } = (await readText(textId))!;
    expect((await beads())[lastIndex]!.source[0]!.id).toBe(seen.source[0]!.id);
  });

  it('lets a sentence be saved that came into another bead while one wrote', async () => {
    const seen = (await beads())[1]!;
    realign(apart);
    const { id: sentenceId } = seen.target[0]!;
    const edit = { textId, sentenceId, text: 'The net is everyone’s.', author: '' };
    const answer = await editSentence({ ...edit, beadId: seen.id, revision: seen.revision });
    if (answer.ok || answer.code !== 'conflict') throw new Error('There was no conflict.');
    expect(answer.current.target).toEqual([{ ...seen.target[0]!, opensBlock: true }]);
    const { id: beadId, revision } = answer.current;
    expect(await editSentence({ ...edit, beadId, revision })).toMatchObject({ ok: true });
  });

  describe('while someone works on it', () => {
    /** Another connection, as another process has it: only what is committed is seen. */
    const meanwhile = (sql: string, ...values: unknown[]) => {
      const other = openSqlite(databaseFile());
      other.prepare(sql).run(...values);
      other.close();
    };
    const confirm = (id: number) =>
      meanwhile(
        `UPDATE "Bead" SET "status" = 'confirmed', "revision" = "revision" + 1 WHERE "id" = ?`,
        id,
      );
    const statuses = async () => (await beads()).map((bead) => bead.status);

    it('keeps a bead that they confirmed and that comes out the same', async () => {
      const bead = (await beads())[2]!;
      let runs = 0;
      const result = realign((source, ...rest) => {
        if (++runs === 1) confirm(bead.id);
        return oneToOne(0.5)(source, ...rest);
      });
      expect([runs, result.kept, result.same]).toEqual([1, 1, 3]);
      expect(withId(await beads(), bead.id)).toMatchObject({
        status: 'confirmed',
        confidence: 0.9,
      });
    });

    it('begins again where the result would break what they confirmed', async () => {
      const bead = (await beads())[2]!;
      let runs = 0;
      const result = realign((...asked) => {
        const made = apart(...asked);
        if (++runs === 1) confirm(bead.id);
        return made;
      });
      expect([runs, result.kept, result.made]).toEqual([2, 1, 6]);
      expect(withId(await beads(), bead.id).source).toEqual(bead.source);
    });

    it('begins again where a sentence has other words', async () => {
      let runs = 0;
      realign((...asked) => {
        const made = apart(...asked);
        if (++runs === 1) meanwhile(`UPDATE "Sentence" SET "text" = 'Other.' WHERE "id" = 3`);
        return made;
      });
      expect(runs).toBe(2);
    });

    it('gives up in the end, and has changed nothing', async () => {
      const ids = (await beads()).map((bead) => bead.id);
      const error = catchError(() =>
        realign((...asked) => {
          const made = apart(...asked);
          confirm(ids.shift()!);
          return made;
        }),
      );
      expect(error).toBeInstanceOf(StoreError);
      expect(error).toMatchObject({ code: 'changed-meanwhile' });
      expect(await statuses()).toEqual(['confirmed', 'confirmed', 'confirmed', 'machine']);
      expect(await historyState(textId)).toEqual({ canUndo: false, canRedo: false });
    });

    it('says so where they deleted the text', () => {
      const error = catchError(() =>
        realign((...asked) => {
          meanwhile('DELETE FROM "Text" WHERE "id" = ?', textId);
          return apart(...asked);
        }),
      );
      expect(error).toMatchObject({ code: 'unknown-text' });
    });
  });

  it('knows no text of another id', () => {
    const error = catchError(() => realignText(db, 'nothing', { author: '' }, apart));
    expect(error).toMatchObject({ code: 'unknown-text' });
  });

  it('stores nothing of an aligner that loses a sentence, or a bead that it was to keep', async () => {
    await turn(0, 'confirmed');
    const before = content();
    expect(() => realign((...asked) => apart(...asked).slice(1))).toThrow('into one bead');
    expect(() => realign((source, target, it) => apart(source, target, it))).toThrow('keep');
    expect(content()).toEqual(before);
  });
});

function catchError(act: () => void): unknown {
  try {
    act();
  } catch (error) {
    return error;
  }
  throw new Error('There was no error.');
}
