import { totalOf } from '@/lib/memory/analysis';
import { useFreshDatabase } from '@/tests/database';
import { plainVersion } from '@/tests/small-text';
import { databaseFile } from '../database-file';
import { insertText } from '../import';
import { openSqlite, type Sqlite } from '../sqlite';
import { analyseText, type AnalysisOptions } from './analyse-text';
import { importDocument, tmxOf } from './testing';

const source = [
  '网络属于大家。',
  '安全是发展的前提。',
  '发展是安全的保障。',
  '网络属于大家。',
  '前所未有的句子在这里。',
];

describe('the analysis of a text', () => {
  useFreshDatabase();
  let db: Sqlite;
  beforeEach(() => {
    db = openSqlite(databaseFile());
  });
  afterEach(() => db.close());

  /** A text to translate: a heading, the sentences above; the targets are those of the first. */
  function storeText(targets: readonly string[] = []): string {
    return insertText(db, {
      source: plainVersion('original', 'zh-Hans', '前言', source),
      target: plainVersion('translation', 'en', 'Foreword', [...targets]),
      beads: ['前言', ...source].map((_, at) => ({
        source: [at],
        target: at <= targets.length ? [at] : [],
        confidence: 1,
      })),
    });
  }

  const analyse = async (textId: string, options: Partial<AnalysisOptions> = {}) =>
    (await analyseText(db, textId, { scope: 'all', onProgress: () => undefined, ...options }))
      .analysis;
  const segments = (analysis: Awaited<ReturnType<typeof analyse>>) =>
    Object.fromEntries(
      Object.entries(analysis).flatMap(([band, count]) =>
        count.segments > 0 ? [[band, count.segments]] : [],
      ),
    );

  it('finds all new where no memory is, but for what stands twice', async () => {
    expect(segments(await analyse(storeText()))).toEqual({ new: 5, repetition: 1 });
  });

  it('counts by the best match, what differs in numbers and marks apart', async () => {
    await importDocument(db, tmxOf([
      ['网络属于大家。', 'The network belongs to all.'],
      ['安全是发展的前提！', 'Security comes before development!'],
      ['发展是安全的保证。', 'Development guarantees security.'],
    ])); // prettier-ignore
    expect(segments(await analyse(storeText()))).toEqual({ exact: 2, '95-99': 1, '85-94': 1, new: 2 }); // prettier-ignore
  });

  it('takes a penalty off', async () => {
    await importDocument(db, tmxOf([['网络属于大家。', 'The network belongs to all.']]));
    db.prepare('UPDATE "Memory" SET "penalty" = 10').run();
    expect((await analyse(storeText()))['85-94'].segments).toBe(1);
  });

  it('leaves out memories of other texts, and those that are not asked for', async () => {
    await importDocument(db, tmxOf([['网络属于大家。', 'The network belongs to all.']]));
    const textId = storeText();
    expect((await analyse(textId, { memories: ['beads'] })).exact.segments).toBe(0);
    db.prepare(`UPDATE "Memory" SET "usedFor" = 'chosen'`).run();
    expect((await analyse(textId)).exact.segments).toBe(0);
  });

  it('counts a confirmed bead as a match for others and not for itself', async () => {
    const textId = storeText(['The network belongs to all.']);
    db.prepare(`UPDATE "Bead" SET "status" = 'confirmed' WHERE "id" <= 2`).run();
    const { exact, new: unknown } = await analyse(textId);
    expect([exact.segments, unknown.segments]).toEqual([1, 5]);
  });

  it('counts what is untranslated alone', async () => {
    const analysis = await analyse(storeText(['The network.', 'Security.']), {
      scope: 'untranslated',
    });
    expect(totalOf(analysis)).toMatchObject({ segments: 3, sentences: 3 });
  });

  it('counts Chinese words, and characters with their marks', async () => {
    const { words, characters } = totalOf(await analyse(storeText()));
    // 前言 | 网络 属于 大家 | 安全 是 发展 的 前提 | 发展 是 安全 的 保障 | 网络 属于 大家 | 前所未有 的 句子 在 这里
    expect(words).toBe(1 + 3 + 5 + 5 + 3 + 5);
    expect(characters).toBe(['前言', ...source].join('').length);
  });

  it('tells how far it is', async () => {
    const told: number[][] = [];
    await analyse(storeText(), { onProgress: (...steps) => told.push(steps) });
    expect(told.at(0)).toEqual([0, 6]);
    expect(told.at(-1)).toEqual([6, 6]);
  });

  it('says so where there is no such text', async () => {
    await expect(analyse('nope')).rejects.toMatchObject({ code: 'unknown-text' });
  });
});
