import { loadAligner } from '@/scripts/aligner';
import { useFreshDatabase } from '@/tests/database';
import { readBeads } from './beads';
import { databaseFile } from './database-file';
import { setStatus } from './edits';
import { ingest, type IngestOptions } from './ingest';
import { openSqlite } from './sqlite';
import { listTexts, readText } from './texts';

const align = loadAligner(() => undefined);
const bytes = (text: string) => new TextEncoder().encode(text);
const chinese =
  '# 前言\n\n网络属于大家。发展好互联网，是国际社会的共同责任。\n\n安全是发展的前提。\n';

function ingestAlone(text: string, changes: Partial<IngestOptions> = {}) {
  const db = openSqlite(databaseFile());
  try {
    return ingest(db, {
      source: { bytes: bytes(text), name: '前言.md', lang: 'zh-Hans' },
      target: { lang: 'en' },
      whenKnown: 'refuse',
      align,
      onProgress: () => undefined,
      ...changes,
    });
  } finally {
    db.close();
  }
}

const beadsOf = async (textId: string) => readBeads((await readText(textId))!.alignmentId, 0, 100);

describe('ingesting one side of a text', () => {
  useFreshDatabase();

  it('makes of each sentence a bead that waits for its translation', async () => {
    const { textId, beads } = ingestAlone(chinese);
    expect(beads).toEqual({ '1:0': 4 });
    const stored = await beadsOf(textId);
    expect(stored.map((bead) => [bead.source[0]?.text, bead.target])).toEqual([
      ['前言', []],
      ['网络属于大家。', []],
      ['发展好互联网，是国际社会的共同责任。', []],
      ['安全是发展的前提。', []],
    ]);
  });

  it('knows the language that it is to be translated into', async () => {
    ingestAlone(chinese);
    const [text] = await listTexts();
    expect(text!.versions.map(({ role, lang, sentences }) => [role, lang, sentences])).toEqual([
      ['original', 'zh-Hans', 4],
      ['translation', 'en', 0],
    ]);
  });

  it('changes nothing where the same file comes again', () => {
    const { textId } = ingestAlone(chinese);
    expect(ingestAlone(chinese)).toMatchObject({ textId, outcome: 'unchanged' });
  });

  it('keeps what a person did where a corrected file comes', async () => {
    const { textId } = ingestAlone(chinese);
    const [, second] = await beadsOf(textId);
    await setStatus({ textId, beads: [second!], status: 'confirmed', author: '' });
    ingestAlone(chinese.replace('前提', '保障'), { whenKnown: 'replace' });
    const stored = await beadsOf(textId);
    expect(stored.map(({ source, status }) => [source[0]?.text, status])).toEqual([
      ['前言', 'machine'],
      ['网络属于大家。', 'confirmed'],
      ['发展好互联网，是国际社会的共同责任。', 'machine'],
      ['安全是发展的保障。', 'machine'],
    ]);
  });

  it('refuses another file of the same name, and names it', () => {
    ingestAlone(chinese);
    expect(() => ingestAlone(chinese.replace('前提', '保障'))).toThrow(/前言\.md/);
  });
});
