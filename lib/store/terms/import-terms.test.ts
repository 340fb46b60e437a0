import { readTermsCsv } from '@/lib/formats/terms/read-csv';
import { readTbx } from '@/lib/formats/terms/read-tbx';
import type { TermsItem } from '@/lib/formats/terms/types';
import { useFreshDatabase } from '@/tests/database';
import { storeSmallText } from '@/tests/small-text';
import { openSqlite, type Sqlite } from '../sqlite';
import { stepTerms } from './change-terms';
import { listConcepts } from './concepts';
import { importTerms, readAllConcepts } from './import-terms';
import { termsIn } from './known-terms';
import { stepTermsInBulk } from './step-in-bulk';
import { createTermbase } from './termbases';
import { writeTerms, termsFormats } from './write-terms';

useFreshDatabase();

const bytes = (text: string) => [new TextEncoder().encode(text)];
const csv = (text: string) => readTermsCsv(bytes(text), { fileName: 'terms.csv' });
const tbx = (text: string) => readTbx(bytes(text), { fileName: 'terms.tbx' });
const table = 'zh-Hans,en,definition\n网络空间,cyberspace,\n主权,sovereignty,the highest power\n';

describe('importing terms', () => {
  let id: string;
  let db: Sqlite;
  beforeEach(async () => {
    id = await createTermbase('白皮书');
    db = openSqlite(process.env.HEBI_DB!);
  });
  afterEach(() => db.close());

  const take = (items: AsyncIterable<TermsItem>, more: object = {}) =>
    importTerms(db, items, {
      ...{ termbaseId: id, policy: 'add', author: 'Li', isPreview: false },
      ...more,
    });
  const texts = () => readAllConcepts(db, id).map(({ terms }) => terms.map(({ text }) => text));

  it('takes all of a file as one change, which is found at once and can be undone', async () => {
    expect(await take(csv(table))).toMatchObject({ concepts: 2, added: 2, same: 0, left: 0, langs: { 'zh-Hans': 2, en: 2 } }); // prettier-ignore
    expect(
      await termsIn('网络空间主权', { textId: 'any', from: 'zh-Hans', to: 'en' }),
    ).toHaveLength(2);
    expect(await stepTerms(id, 'undo')).toMatchObject({ ok: true });
    expect(texts()).toEqual([]);
    expect(stepTermsInBulk(db, id, 'redo')).toBe('done');
    expect(texts()).toEqual([['网络空间', 'cyberspace'], ['主权', 'sovereignty']]); // prettier-ignore
    expect(stepTermsInBulk(db, id, 'undo')).toBe('done');
    expect(stepTermsInBulk(db, id, 'undo')).toBe('nothing');
    expect(texts()).toEqual([]);
  });

  it('takes the same file again without a double', async () => {
    await take(csv(table));
    expect(await take(csv(table))).toMatchObject({ added: 0, changed: 0, same: 2 });
    expect(await stepTerms(id, 'undo')).toMatchObject({ ok: true });
    // One change only was made, and is undone.
    expect(texts()).toEqual([]);
  });

  it('gives a known concept what it lacks, and says before what it would do', async () => {
    await take(csv(table));
    const [before] = (await listConcepts(id, { sought: '网络' })).concepts;
    const fuller = csv('zh-Hans,en,definition\n网络空间,cyberspace|the net,what networks make\n');
    expect(await take(fuller, { isPreview: true })).toMatchObject({ changed: 1, added: 0 });
    expect((await listConcepts(id, { sought: '网络' })).concepts).toEqual([before]);
    await take(csv('zh-Hans,en,definition\n网络空间,cyberspace|the net,what networks make\n'));
    const [after] = (await listConcepts(id, { sought: '网络' })).concepts;
    expect(after).toMatchObject({ id: before!.id, definition: 'what networks make' });
    expect(after!.terms.map(({ text }) => text)).toEqual(['网络空间', 'cyberspace', 'the net']);
    expect(after!.terms[0]!.id).toBe(before!.terms[0]!.id);
  });

  it('leaves out what is broken, and tells the line', async () => {
    const broken = `zh-Hans,en\n,\n网络,network\n${'长'.repeat(501)},too long\n`;
    expect(await take(csv(broken))).toMatchObject({
      ...{ concepts: 1, added: 1, left: 2 },
      faults: [{ line: 2, code: 'no-term' }, { line: 4, code: 'too-long' }],
    }); // prettier-ignore
  });

  it('leaves nothing of a file that breaks off', async () => {
    const half = '<tbx><text><body><conceptEntry><langSec xml:lang="en"><termSec><term>a</term></termSec></langSec></conceptEntry>'; // prettier-ignore
    await expect(take(tbx(half))).rejects.toMatchObject({ code: 'not-well-formed' });
    expect(texts()).toEqual([]);
    expect(await stepTerms(id, 'undo')).toEqual({ ok: false, code: 'nothing' });
  });

  it.each(termsFormats)(
    'gives back as %s what the next termbase takes in whole',
    async (format) => {
      await take(csv(table));
      let document = '';
      for await (const piece of writeTerms(readAllConcepts(db, id), { format, name: '白皮书' }))
        document += piece;
      const read = () => (format === 'tbx' ? tbx(document) : csv(document));
      const other = await createTermbase('Other');
      expect(await take(read(), { termbaseId: other })).toMatchObject({ added: 2, left: 0 });
      expect(await take(read())).toMatchObject({ added: 0, changed: 0, same: 2 });
    },
  );

  it('has the beads checked again that hold the terms', async () => {
    storeSmallText();
    db.prepare('DELETE FROM "BeadUnchecked"').run();
    await take(csv('zh-Hans,en\n互联网,the Internet\n'));
    expect(db.prepare('SELECT "sought" FROM "TermRecheck"').pluck().all()).toEqual([
      '["互联网","the internet"]',
    ]);
  });

  it('takes some thousand concepts and takes them back', async () => {
    const lines = Array.from({ length: 2000 }, (_, at) => `术语${at},term ${at}\n`);
    expect(await take(csv(`zh,en\n${lines.join('')}`))).toMatchObject({ added: 2000 });
    expect(stepTermsInBulk(db, id, 'undo')).toBe('done');
    expect(texts()).toEqual([]);
  });
});
