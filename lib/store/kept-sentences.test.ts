import fc from 'fast-check';
import type { AlignableBlock, Bead } from '@/lib/align/types';
import { useFreshDatabase } from '@/tests/database';
import { plainVersion, storeSmallText } from '@/tests/small-text';
import { readBeads } from './beads';
import { prisma } from './client';
import { databaseFile } from './database-file';
import { editSentence, setStatus } from './edits';
import { undo } from './history';
import { reviseText } from './revise';
import { changeSentence, type SentenceOperation } from './sentence-operations';
import { keepByHand, type StoredSentence } from './sentences-by-hand';
import { openSqlite } from './sqlite';

const oneToOne = (source: AlignableBlock[], target: AlignableBlock[]): Bead[] => {
  const count = (blocks: AlignableBlock[]) => blocks.flatMap(({ sentences }) => sentences).length;
  const [m, n] = [count(source), count(target)];
  return Array.from({ length: Math.max(m, n) }, (_, at) => ({
    source: at < m ? [at] : [],
    target: at < n ? [at] : [],
    confidence: 0.5,
  }));
};

describe('reading a source again whose sentences a person split, joined, inserted or deleted', () => {
  useFreshDatabase();
  let textId: string;
  let alignmentId: number;
  beforeEach(() => ({ textId, alignmentId } = storeSmallText()));

  const title = '前言';
  const first = '网络属于大家。';
  const second = '发展好、运用好、治理好互联网，是国际社会的共同责任。';
  const third = '安全是发展的前提。';

  function reread(sentences: string[], kind: 'replace' | 'repair' = 'replace') {
    const db = openSqlite(databaseFile());
    const versionId = db
      .prepare(`SELECT "id" FROM "Version" WHERE "textId" = ? AND "role" = 'original'`)
      .pluck()
      .get(textId) as number;
    const version = plainVersion('original', 'zh-Hans', title, sentences);
    const versions = new Map([[versionId, version]]);
    const result = reviseText(db, textId, { kind, author: '', versions }, oneToOne);
    db.close();
    return result;
  }

  const beads = () => readBeads(alignmentId, 0, 100);
  const at = async (index: number) => (await beads())[index]!;
  const change = async (index: number, operation: SentenceOperation) => {
    const result = await changeSentence({ textId, bead: await at(index), operation, author: '' });
    expect(result.ok).toBe(true);
  };
  const source = async () => (await beads()).map((bead) => bead.source.map(({ text }) => text));
  const splitSecond = async () => {
    const { id, text } = (await at(2)).source[0]!;
    await change(2, { kind: 'split-sentence', sentenceId: id, text, at: text.indexOf('是国际') });
  };
  const halves = ['发展好、运用好、治理好互联网，', '是国际社会的共同责任。'];
  const dump = async () => ({
    sentences: await prisma().sentence.findMany({ orderBy: { order: 'asc' } }),
    links: await prisma().link.findMany({ orderBy: { sentenceId: 'asc' } }),
  });

  it('changes nothing where the source is the same, whatever they did', async () => {
    await splitSecond();
    await change(0, { kind: 'join-sentences', sentenceId: (await at(0)).target[0]!.id, by: 1 });
    const bead = await at(1);
    await change(1, { kind: 'join-sentences', sentenceId: bead.source[0]!.id, by: 1 });
    await change(1, { kind: 'insert-sentence', side: 'source', after: null, text: '新加。' });
    await change(3, { kind: 'delete-sentence', sentenceId: (await at(3)).source[0]!.id });
    const before = await dump();
    const read = reread([first, second, third]);
    expect(await dump()).toEqual(before);
    expect(read.sentences).toMatchObject({ corrected: 0, added: 0, removed: 0 });
  });

  it('keeps both halves where another sentence came, with their status and wording', async () => {
    await splitSecond();
    const bead = await at(2);
    await editSentence({ textId, beadId: bead.id, sentenceId: bead.source[1]!.id, revision: bead.revision, text: '责任由大家负。', author: '' }); // prettier-ignore
    await setStatus({ textId, beads: [await at(2)], status: 'confirmed', author: '' });
    reread(['新的一句。', first, second, third]);
    const now = (await beads()).find(({ id }) => id === bead.id)!;
    expect(now.status).toBe('confirmed');
    expect(now.source.map(({ text }) => text)).toEqual([halves[0], '责任由大家负。']);
  });

  it('cuts a corrected sentence at the same words', async () => {
    await splitSecond();
    reread([first, second.replace('共同责任', '共同的责任').replace('发展好', '发展得好'), third]);
    expect((await source())[2]).toEqual([
      '发展得好、运用好、治理好互联网，',
      '是国际社会的共同的责任。',
    ]);
    const { start, end } = await prisma().sentence.findUniqueOrThrow({ where: { id: (await at(2)).source[1]!.id } }); // prettier-ignore
    expect(end - start).toBe('是国际社会的共同的责任。'.length);
  });

  it('leaves joined sentences joined, with what was corrected in them', async () => {
    await change(1, { kind: 'join-sentences', sentenceId: (await at(1)).source[0]!.id, by: 1 });
    reread([first, second.replace('共同责任', '共同的责任'), third]);
    expect((await source())[1]).toEqual([first + second.replace('共同责任', '共同的责任')]);
  });

  it('does not bring back what was deleted, until that is undone', async () => {
    const { id } = (await at(2)).source[0]!;
    await change(2, { kind: 'delete-sentence', sentenceId: id });
    reread(['新的一句。', first, second, third]);
    expect((await source()).flat()).toEqual([title, '新的一句。', first, third]);
    await undo(textId, '');
    await undo(textId, '');
    expect((await source()).flat()).toEqual([title, first, second, third]);
  });

  it('keeps what was inserted, also where what it stood behind is gone', async () => {
    await change(1, { kind: 'insert-sentence', side: 'source', after: null, text: '新加。' });
    reread([second, third]);
    expect((await source()).flat()).toEqual([title, '新加。', second, third]);
    reread([first, second, third], 'repair');
    expect((await source()).flat()).toContain('新加。');
  });

  it('lets go of halves whose sentence is gone, and keeps everything in one bead only', async () => {
    await splitSecond();
    reread([first, third]);
    expect((await source()).flat()).toEqual([title, first, third]);
    const links = await prisma().link.count();
    expect(links).toBe(await prisma().sentence.count());
  });
});

describe('sentences by hand in any new reading', () => {
  const read = (texts: string[]) => {
    let at = 0;
    return texts.map((text) => {
      const start = at;
      at += text.length + 1;
      return { text, spans: [{ start, end: start + text.length }], role: 'plain' as const, block: 0 }; // prettier-ignore
    });
  };

  it('are in order, stem from a row once at most, and hold every inserted one', () => {
    const word = fc.constantFrom(
      '天地玄黄。',
      '宇宙洪荒。',
      '日月盈昃。',
      '辰宿列张。',
      '寒来暑往。',
      '秋收冬藏。',
    );
    fc.assert(
      fc.property(
        fc.array(word, { minLength: 1, maxLength: 8 }),
        fc.array(word, { maxLength: 8 }),
        fc.array(fc.constantFrom('keep', 'split', 'join', 'delete', 'insert'), { minLength: 8, maxLength: 8 }), // prettier-ignore
        (texts, later, acts) => {
          const old = read(texts);
          const rows: StoredSentence[] = [];
          const touched = new Set<number>();
          const add = (text: string, base: string, start: number, end: number, byHand: boolean) => {
            rows.push({ id: rows.length + 1, text, base, start, end, spans: null, role: 'plain' });
            if (byHand) touched.add(rows.length);
          };
          old.forEach(({ text, spans: [span] }, at) => {
            const { start, end } = span!;
            const act = acts[at];
            const last = rows.at(-1);
            if (act === 'split') {
              add(text.slice(0, 2), text.slice(0, 2), start, start + 2, true);
              add(text.slice(2), text.slice(2), start + 2, end, true);
            } else if (act === 'join' && last?.base) {
              const joined = last.base + text;
              Object.assign(last, { text: joined, base: joined, spans: JSON.stringify([[last.start, last.end], [start, end]]), end }); // prettier-ignore
              touched.add(rows.length);
            } else if (act !== 'delete') add(text, text, start, end, false);
            if (act === 'insert') add('新。', '', end, end, true);
          });
          const hand = { touched, deleted: true };
          const same = keepByHand('zh', hand, rows, old, old);
          expect([...same.match.oldOf]).toEqual(rows.map((_, at) => at));
          expect([...same.match.corrected]).not.toContain(1);

          const kept = keepByHand('zh', hand, rows, old, read(later));
          const stems = [...kept.match.oldOf].filter((row) => row !== -1);
          expect(new Set(stems).size).toBe(stems.length);
          rows.forEach(({ base }, at) => {
            if (base === '') expect(stems).toContain(at);
          });
          expect(kept.sentences).toHaveLength(kept.match.oldOf.length);
        },
      ),
    );
  });
});
