import type { AlignableBlock, Bead } from '@/lib/align/types';
import { plainVersion, storeSmallText } from '@/tests/small-text';
import { useFreshDatabase } from '@/tests/database';
import { readBeads } from './beads';
import { databaseFile } from './database-file';
import { editSentence, setStatus } from './edits';
import { redo, undo } from './history';
import { reviseText, type RevisionResult } from './revise';
import { openSqlite } from './sqlite';
import type { BeadView } from './types';

/** Pairs sentences one to one, the rest with nothing: what is aligned anew, not how well, counts here. */
const oneToOne = (source: AlignableBlock[], target: AlignableBlock[]): Bead[] => {
  const count = (blocks: AlignableBlock[]) =>
    blocks.reduce((sum, block) => sum + block.sentences.length, 0);
  const [m, n] = [count(source), count(target)];
  return Array.from({ length: Math.max(m, n) }, (_, at) => ({
    source: at < m ? [at] : [],
    target: at < n ? [at] : [],
    confidence: 0.5,
  }));
};

describe('reading a corrected source', () => {
  useFreshDatabase();
  let textId: string;
  let alignmentId: number;
  beforeEach(() => ({ textId, alignmentId } = storeSmallText()));

  const first = '网络属于大家。';
  const second = '发展好、运用好、治理好互联网，是国际社会的共同责任。';
  const third = '安全是发展的前提。';

  function reread(title: string, sentences: string[]): RevisionResult {
    const db = openSqlite(databaseFile());
    const versionId = db
      .prepare(`SELECT "id" FROM "Version" WHERE "textId" = ? AND "role" = 'original'`)
      .pluck()
      .get(textId) as number;
    const version = plainVersion('original', 'zh-Hans', title, sentences);
    const revision = {
      kind: 'replace' as const,
      author: '',
      versions: new Map([[versionId, version]]),
    };
    const result = reviseText(db, textId, revision, oneToOne);
    db.close();
    return result;
  }

  const beads = () => readBeads(alignmentId, 0, 100);
  const pairs = async () =>
    (await beads()).map(({ source, target }) =>
      [source, target].map((side) => side.map((sentence) => sentence.text).join('')),
    );
  const confirm = async (at: number) => {
    const bead = (await beads())[at]!;
    await setStatus({ textId, beads: [bead], status: 'confirmed', author: '' });
  };
  const content = (all: BeadView[]) => all.map((bead) => ({ ...bead, revision: null }));

  it('changes nothing where the source is the same', async () => {
    const before = await beads();
    reread('前言', [first, second, third]);
    expect(await beads()).toEqual(before);
  });

  it('keeps the status and the edits of every sentence that stayed', async () => {
    const bead = (await beads())[3]!;
    await editSentence({
      textId,
      beadId: bead.id,
      sentenceId: bead.source[0]!.id,
      revision: bead.revision,
      text: '安全为先。',
      author: '',
    });
    await confirm(1);
    reread('前言', [first, '新的一句。', second, third]);
    expect((await beads()).map((bead) => bead.status)).toEqual([
      'machine',
      'confirmed',
      'machine',
      'machine',
      'draft',
    ]);
    expect(await pairs()).toContainEqual(['安全为先。', 'Security comes before development.']);
  });

  it('puts a new sentence in its place, in a bead of its own making', async () => {
    reread('前言', [first, '新的一句。', second, third]);
    expect((await pairs())[2]).toEqual(['新的一句。', '']);
  });

  it('frees the translation of a sentence that is gone', async () => {
    reread('前言', [first, third]);
    expect((await pairs())[2]).toEqual([
      '',
      'To develop, use and govern it well is a shared task.',
    ]);
  });

  it('keeps the bead of a corrected sentence but asks for another look where it was confirmed', async () => {
    await confirm(2);
    const before = (await beads())[2]!;
    const result = reread('前言', [first, second.replace('共同责任', '共同的责任'), third]);
    const after = (await beads())[2]!;
    expect(result.sentences).toEqual({ stayed: 3, corrected: 1, added: 0, removed: 0 });
    expect(after).toMatchObject({ id: before.id, status: 'draft' });
    expect(after.source[0]!.text).toContain('共同的责任');
  });

  it('is one operation, taken back and made again like any other', async () => {
    await confirm(1);
    const before = content(await beads());
    reread('引言', ['另起一段。', third, '结尾。']);
    const after = content(await beads());
    expect(await undo(textId, '')).toMatchObject({ ok: true, reload: true });
    expect(content(await beads())).toEqual(before);
    await redo(textId, '');
    expect(content(await beads())).toEqual(after);
  });
});
