import { useFreshDatabase } from '@/tests/database';
import { storeSmallText } from '@/tests/small-text';
import { readBeads } from '../beads';
import { databaseFile } from '../database-file';
import { editSentence, setStatus } from '../edits';
import { redo, undo } from '../history';
import { openSqlite, type Sqlite } from '../sqlite';
import { stepHistory } from './step-history';
import { MemorySearcher } from './searcher';
import { importDocument, tmxOf } from './testing';
import type { LookupQuery } from './types';
import { addUnit, deleteUnits, editUnit } from './unit-edits';

/* Two connections, as in life: what the one writes, the other finds. */

describe('looking up', () => {
  useFreshDatabase();
  let db: Sqlite;
  let writer: Sqlite;
  let searcher: MemorySearcher;
  beforeEach(() => {
    db = openSqlite(databaseFile());
    writer = openSqlite(databaseFile());
    searcher = new MemorySearcher(db);
  });
  afterEach(() => {
    db.close();
    writer.close();
  });

  const lookup = (segment: string, more: Partial<LookupQuery> = {}) =>
    searcher.lookup({ segment, from: 'zh-Hans', to: 'en', ...more });
  const targets = (segment: string, more: Partial<LookupQuery> = {}) =>
    lookup(segment, more).map(({ target }) => target);

  it('offers a match whose clause moved before a nearer one by edits, where likeness is asked for', async () => {
    const segment = '系统会自动保存您的文件，请稍候。';
    await importDocument(
      writer,
      tmxOf([
        ['系统能手动删除您的数据，请稍后。', 'Nearer by edits.'],
        ['请稍候，系统会自动保存您的文件。', 'The clause moved.'],
        ['系统会自动保存您的文件, 请稍候', 'Near.'],
      ]),
    );
    const byScore = lookup(segment, { threshold: 30 });
    const byLikeness = lookup(segment, { threshold: 30, order: 'likeness' });
    expect(byScore.map(({ target }) => target)).toEqual(['Near.', 'Nearer by edits.', 'The clause moved.']); // prettier-ignore
    expect(byLikeness.map(({ target }) => target)).toEqual(['Near.', 'The clause moved.', 'Nearer by edits.']); // prettier-ignore
    expect(new Set(byLikeness)).toEqual(new Set(byScore));
    const best = { threshold: 30, limit: 2 };
    expect(targets(segment, { ...best, order: 'likeness' })).toEqual(['Near.', 'The clause moved.']); // prettier-ignore
    expect(targets(segment, best)).toEqual(['Near.', 'Nearer by edits.']);
  });

  describe('in the confirmed beads', () => {
    let textId: string;
    let alignmentId: number;
    beforeEach(() => ({ textId, alignmentId } = storeSmallText()));
    const bead = async (at: number) => (await readBeads(alignmentId, at, 1))[0]!;
    const confirm = async (at: number) =>
      setStatus({ textId, beads: [await bead(at)], status: 'confirmed', author: 'Lin' });

    it('finds a bead by the next lookup after it was confirmed, in both directions', async () => {
      expect(lookup('网络属于大家。')).toEqual([]);
      await confirm(1);
      expect(lookup('网络属于大家。')).toMatchObject([
        {
          score: 100,
          kind: 'exact',
          target: 'The network belongs to everyone.',
          origin: { kind: 'bead', textId, title: '前言' },
          author: 'Lin',
        },
      ]);
      expect(
        lookup('The network belongs to everyone.', { from: 'en-GB', to: 'zh-CN' }),
      ).toMatchObject([{ score: 100, target: '网络属于大家。' }]);
    });

    it('finds it no more when it was edited, and again when that was undone', async () => {
      await confirm(1);
      const seen = await bead(1);
      await editSentence({ textId, beadId: seen.id, sentenceId: seen.target[0]!.id, revision: seen.revision, text: 'The net is ours.', author: '' }); // prettier-ignore
      expect(targets('网络属于大家。')).toEqual([]);
      await confirm(1);
      expect(targets('网络属于大家。')).toEqual(['The net is ours.']);
      await undo(textId, '');
      await undo(textId, '');
      expect(targets('网络属于大家。')).toEqual(['The network belongs to everyone.']);
      await undo(textId, '');
      expect(targets('网络属于大家。')).toEqual([]);
      await redo(textId, '');
      expect(targets('网络属于大家。')).toEqual(['The network belongs to everyone.']);
    });

    it('finds it no more when the text is gone', async () => {
      await confirm(1);
      expect(targets('网络属于大家。')).toHaveLength(1);
      writer.prepare('DELETE FROM "Text"').run();
      expect(targets('网络属于大家。')).toEqual([]);
    });

    it('tells a context match by the neighbours as they stand now', async () => {
      await confirm(2);
      const context = { previous: '网络属于大家。', next: '安全是发展的前提。' };
      const segment = '发展好、运用好、治理好互联网，是国际社会的共同责任。';
      expect(lookup(segment, context)[0]).toMatchObject({ kind: 'context', score: 101 });
      expect(lookup(segment, { ...context, next: '' })[0]).toMatchObject({ kind: 'exact' });
      writer
        .prepare(`UPDATE "Sentence" SET "text" = '网络。' WHERE "text" = '网络属于大家。'`)
        .run();
      expect(lookup(segment, context)[0]).toMatchObject({ kind: 'exact' });
    });

    it('takes the context of a bead from its text, and never the bead itself', async () => {
      await confirm(1);
      expect(targets('网络属于大家。', { beadId: (await bead(1)).id })).toEqual([]);
      expect(lookup('网络属于大家。', { beadId: (await bead(2)).id })[0]!.kind).toBe('exact');
    });
  });

  describe('in stored memories', () => {
    it('shows every different translation of a segment', async () => {
      await importDocument(writer, tmxOf([['取消', 'Cancel'], ['取消', 'Abort'], ['取消', 'Abort']])); // prettier-ignore
      expect(targets('取消', { limit: 5 }).sort()).toEqual(['Abort', 'Cancel']);
    });

    it('follows edits, deletions, undo and redo', async () => {
      const { memoryId } = await importDocument(writer, tmxOf([['取消', 'Cancel'], ['完成', 'Done']])); // prettier-ignore
      const unit = lookup('取消')[0]!.origin;
      const id = unit.kind === 'memory' ? unit.unitId : 0;
      const edited = editUnit(writer, { memoryId, id, source: '取消', target: 'Call off', author: 'Lin' }); // prettier-ignore
      expect(lookup('取消')).toMatchObject([{ target: 'Call off', author: 'Lin' }]);
      expect(() => editUnit(writer, { memoryId, id, source: '取消', target: 'X', author: '' })).toThrow(/meanwhile/); // prettier-ignore
      deleteUnits(writer, memoryId, [edited.id], '');
      expect(targets('取消')).toEqual([]);
      stepHistory(writer, memoryId, 'undo');
      expect(targets('取消')).toEqual(['Call off']);
      stepHistory(writer, memoryId, 'undo');
      expect(targets('取消')).toEqual(['Cancel']);
      stepHistory(writer, memoryId, 'undo');
      expect(targets('取消')).toEqual([]);
      for (const expected of ['Cancel', 'Call off']) {
        stepHistory(writer, memoryId, 'redo');
        expect(targets('取消')).toEqual([expected]);
      }
    });

    it('adds a unit once, and finds it', async () => {
      const { memoryId } = await importDocument(writer, tmxOf([['一', 'One']]));
      const unit = { memoryId, source: '重试', target: 'Retry', sourceLang: 'zh-Hans', targetLang: 'en', author: '' }; // prettier-ignore
      const { id } = addUnit(writer, unit, searcher.unitsOf);
      expect(addUnit(writer, unit, searcher.unitsOf).id).toBe(id);
      expect(targets('重试')).toEqual(['Retry']);
    });

    it('tells 简 and 繁 apart, and matches across on request with a penalty', async () => {
      await importDocument(writer, tmxOf([['開啟檔案', 'Open file']], ['zh-TW', 'en']), {
        name: 'TW',
      });
      await importDocument(writer, tmxOf([['打开文件', 'Open file'], ['開啟', 'Open']], ['zh', 'en']), { name: 'Bare' }); // prettier-ignore
      expect(targets('开启')).toEqual([]);
      expect(lookup('開啟', { from: 'zh-Hant' })).toMatchObject([{ score: 100 }]);
      const [across] = lookup('开启', { acrossScripts: true });
      expect(across).toMatchObject({ kind: 'near', differsIn: ['script'], penalty: 3, score: 96 });
      expect(targets('Open file', { from: 'en', to: 'zh-Hant' })).toEqual(['開啟檔案']);
      expect(targets('Open file', { from: 'en', to: 'zh-Hans' })).toEqual(['打开文件']);
    });

    it('takes penalties off, puts priorities first, and keeps to the texts a memory is for', async () => {
      const one = await importDocument(writer, tmxOf([['取消', 'Cancel']]), { name: 'One' });
      const two = await importDocument(writer, tmxOf([['取消', 'Abort']]), { name: 'Two' });
      const set = (id: number, what: string) => writer.prepare(`UPDATE "Memory" SET ${what} WHERE "id" = ?`).run(id); // prettier-ignore
      set(two.memoryId, '"priority" = 5');
      expect(targets('取消')).toEqual(['Abort', 'Cancel']);
      set(two.memoryId, '"penalty" = 10');
      expect(lookup('取消').map(({ target, score }) => [target, score])).toEqual([['Cancel', 100], ['Abort', 90]]); // prettier-ignore
      expect(targets('取消', { threshold: 95 })).toEqual(['Cancel']);
      const { textId } = storeSmallText();
      set(one.memoryId, `"usedFor" = 'chosen'`);
      expect(targets('取消', { textId })).toEqual(['Abort']);
      writer.prepare('INSERT INTO "MemoryText" VALUES (?, ?)').run(one.memoryId, textId);
      expect(targets('取消', { textId })).toEqual(['Cancel', 'Abort']);
    });

    it('puts the numbers of the segment into the target', async () => {
      await importDocument(writer, tmxOf([['第 3 章', 'Chapter 3']]));
      expect(lookup('第 12 章')[0]).toMatchObject({ kind: 'near', adapted: 'Chapter 12', target: 'Chapter 3', differsIn: ['numbers'] }); // prettier-ignore
    });

    it('lights what differs', async () => {
      await importDocument(writer, tmxOf([['无法打开这个文件。', 'Cannot open this file.']]));
      expect(lookup('无法保存这个文件。')[0]).toMatchObject({ missing: [{ start: 2, end: 4 }], extra: [{ start: 2, end: 4 }] }); // prettier-ignore
    });

    it('finds words in context on either side', async () => {
      await importDocument(writer, tmxOf([['无法打开这个文件。', 'Cannot open this file.'], ['文件', 'File']])); // prettier-ignore
      const lines = (words: string[], from: string, to: string) =>
        searcher.concordance({ words, from, to }).map(({ source }) => source);
      expect(lines(['文件'], 'zh-Hans', 'en')).toEqual(['文件', '无法打开这个文件。']);
      expect(lines(['FILE', 'open'], 'en', 'zh-Hans')).toEqual(['Cannot open this file.']);
    });

    it('finds what an import of many units made, from its segments', async () => {
      const pairs = Array.from({ length: 2500 }, (_, at) => [`第${at}号文件已保存`, `File ${at} saved`] as const); // prettier-ignore
      const { memoryId } = await importDocument(writer, tmxOf(pairs));
      expect(db.prepare('SELECT count(*) FROM "IndexSegment"').pluck().get()).toBe(3);
      expect(lookup('第77号文件已保存', { limit: 1 })[0]).toMatchObject({ score: 100, target: 'File 77 saved' }); // prettier-ignore
      expect(targets('File 77 saved', { from: 'en', to: 'zh-Hans', limit: 1 })).toEqual(['第77号文件已保存']); // prettier-ignore
      stepHistory(writer, memoryId, 'undo');
      expect(targets('第77号文件已保存')).toEqual([]);
      stepHistory(writer, memoryId, 'redo');
      expect(new MemorySearcher(db).lookup({ segment: '第77号文件已保存', from: 'zh', to: 'en', limit: 1 })).toHaveLength(1); // prettier-ignore
    });
  });
});
