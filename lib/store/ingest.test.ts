import { readFileSync } from 'node:fs';
import { useFreshDatabase } from '@/tests/database';
import { loadAligner } from '@/scripts/aligner';
import { databaseFile } from './database-file';
import { readBeads } from './beads';
import { setStatus } from './edits';
import { undo } from './history';
import { decideRepairs, ingest, type IngestOptions, type IngestSummary } from './ingest';
import { listRepairs } from './repairs';
import { openSqlite, type Sqlite } from './sqlite';
import { deleteText, listTexts, readText } from './texts';

const sample = (name: string) => new Uint8Array(readFileSync(`public/samples/whitepaper.${name}`));
const align = loadAligner(() => undefined);

function withDatabase<T>(work: (db: Sqlite) => T): T {
  const db = openSqlite(databaseFile());
  try {
    return work(db);
  } finally {
    db.close();
  }
}

function ingestSample(changes: Partial<IngestOptions> = {}): IngestSummary {
  return withDatabase((db) =>
    ingest(db, {
      source: { bytes: sample('zh.txt'), name: 'whitepaper.zh.txt', lang: 'zh-Hans' },
      target: { bytes: sample('en.md'), name: 'whitepaper.en.md', lang: 'en' },
      whenKnown: 'refuse',
      align,
      onProgress: () => undefined,
      ...changes,
    }),
  );
}

const corrected = (from: string, to: string) => ({
  bytes: new TextEncoder().encode(new TextDecoder().decode(sample('zh.txt')).replace(from, to)),
  name: 'whitepaper.zh.txt',
  lang: 'zh-Hans',
});

const allBeads = async (textId: string) => readBeads((await readText(textId))!.alignmentId, 0, 500);

describe('ingesting the sample text', () => {
  useFreshDatabase();

  it('stores every sentence of both versions in exactly one bead', async () => {
    const { textId, sentences } = ingestSample();
    const beads = await allBeads(textId);
    const ids = beads.flatMap((bead) => [...bead.source, ...bead.target].map(({ id }) => id));
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toHaveLength(sentences);
  });

  it('has its title in both languages and an outline with both', async () => {
    const text = (await readText(ingestSample().textId))!;
    expect(text.versions.map((version) => version.title)).toEqual([
      '携手构建网络空间命运共同体',
      'Working Together to Build a Community with a Shared Future in Cyberspace',
    ]);
    expect(text.outline[0]).toMatchObject({ source: '前言', target: 'Foreword', level: 1 });
    expect(text.outline).toHaveLength(16);
  });

  it('keeps for every sentence the place where it stands in the source', () => {
    ingestSample();
    const source = new TextDecoder().decode(sample('zh.txt'));
    const rows = withDatabase((db) =>
      db
        .prepare(
          `SELECT s."base", s."start", s."end" FROM "Sentence" AS s JOIN "Version" AS v ON v."id" = s."versionId"
           WHERE v."role" = 'original' AND s."spans" IS NULL`,
        )
        .all(),
    ) as { base: string; start: number; end: number }[];
    const marks = /[*#]|<\/?b>/g;
    for (const { base, start, end } of rows)
      expect(source.slice(start, end).replace(marks, '').trim()).toBe(base);
    expect(rows.length).toBeGreaterThan(250);
  });

  it('changes nothing when the same files come again', async () => {
    const { textId } = ingestSample();
    const before = await allBeads(textId);
    expect(ingestSample()).toMatchObject({ outcome: 'unchanged', textId });
    expect(await allBeads(textId)).toEqual(before);
    expect(await listTexts()).toHaveLength(1);
  });

  it('asks what to do where a text of these file names is there already', () => {
    const { textId } = ingestSample();
    const again = () => ingestSample({ source: corrected('互联互通', '互通互联') });
    expect(again).toThrow(/--replace/);
    expect(again).toThrow(
      expect.objectContaining({ code: 'exists', params: expect.objectContaining({ textId }) }),
    );
  });

  it('reads a corrected source and keeps what stayed', async () => {
    const { textId } = ingestSample();
    const before = await allBeads(textId);
    const confirmed = before.slice(100, 110);
    await setStatus({ textId, beads: confirmed, status: 'confirmed', author: '' });
    const summary = ingestSample({
      source: corrected('信息發布', '信息发布'),
      whenKnown: 'replace',
    });
    expect(summary).toMatchObject({
      outcome: 'replaced',
      textId,
      revision: {
        sentences: { corrected: 1, added: 0, removed: 0 },
        beads: { kept: before.length },
      },
    });
    const after = await allBeads(textId);
    expect(after.map((bead) => bead.id)).toEqual(before.map((bead) => bead.id));
    expect(after.filter((bead) => bead.status === 'confirmed')).toHaveLength(10);
  });

  it('leaves nothing behind when a text is deleted but what takes its beads out of the index', async () => {
    const { textId } = ingestSample();
    await setStatus({ textId, beads: [(await allBeads(textId))[0]!], status: 'draft', author: '' });
    expect(await deleteText(textId)).toBe(true);
    withDatabase((db) => {
      const tables = db
        .prepare(
          `SELECT "name" FROM sqlite_schema WHERE "type" = 'table' AND "name" NOT LIKE '\\_%' ESCAPE '\\' AND "name" NOT LIKE 'sqlite%'`,
        )
        .pluck()
        .all() as string[];
      expect(tables).toContain('Source');
      expect(tables).toContain('OpenBeadStep');
      for (const table of tables.filter((name) => name !== 'OpenBeadStep'))
        expect([table, db.prepare(`SELECT count(*) FROM "${table}"`).pluck().get()]).toEqual([
          table,
          0,
        ]);
    });
  });
});

describe('deciding on repairs', () => {
  useFreshDatabase();
  let textId: string;
  beforeEach(() => {
    ({ textId } = ingestSample());
  });

  const repair = async (before: string) =>
    (await listRepairs(textId))!.find((it) => it.before === before)!;
  const decide = (what: { apply?: number[]; leave?: number[] }) =>
    withDatabase((db) =>
      decideRepairs(db, textId, { apply: [], leave: [], author: '', ...what }, align),
    );
  const source = async () =>
    (await allBeads(textId)).flatMap((bead) => bead.source.map(({ text }) => text));

  it('lists them with their context and their bead', async () => {
    expect(await repair('發')).toMatchObject({
      kind: 'variant',
      state: 'proposed',
      after: '发',
      lang: 'zh-Hans',
    });
    const { contextBefore, contextAfter, beadId } = await repair('發');
    expect(contextBefore.endsWith('信息')).toBe(true);
    expect(contextAfter.startsWith('布和传播流程')).toBe(true);
    expect(beadId).not.toBeNull();
  });

  it('applies a proposed one to its sentence and touches no other bead', async () => {
    const before = await allBeads(textId);
    decide({ apply: [(await repair('發')).id] });
    expect((await source()).join('')).toContain('信息发布和传播流程');
    const after = await allBeads(textId);
    const changed = after.filter((bead, at) => JSON.stringify(bead) !== JSON.stringify(before[at]));
    expect(changed).toHaveLength(1);
    expect((await repair('發')).state).toBe('applied');
  });

  it('reverts an applied one: the paragraph is in two parts again, the rest is as it was', async () => {
    const joined = await source();
    const join = (await listRepairs(textId))!.find((it) => it.kind === 'join-heading')!;
    decide({ leave: [join.id] });
    const parted = await source();
    expect(parted).toContain('中国的互联网，是开放合作的互联网，有秩序的互');
    expect(parted.filter((text) => !joined.includes(text)).length).toBeLessThanOrEqual(3);
  });

  it('can be taken back with undo', async () => {
    const before = (await allBeads(textId)).map((bead) => ({ ...bead, revision: null }));
    decide({ apply: [(await repair('發')).id, (await repair('网路')).id] });
    await undo(textId, '');
    expect((await allBeads(textId)).map((bead) => ({ ...bead, revision: null }))).toEqual(before);
    expect((await repair('發')).state).toBe('proposed');
  });

  it('says so where the repair is gone', () => {
    expect(() => decide({ apply: [999_999] })).toThrow(
      expect.objectContaining({ code: 'unknown-text' }),
    );
  });
});
