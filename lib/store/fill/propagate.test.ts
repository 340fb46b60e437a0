import { useFreshDatabase } from '@/tests/database';
import { plainVersion } from '@/tests/small-text';
import { readBeads } from '../beads';
import { databaseFile } from '../database-file';
import { setStatus } from '../edits';
import { undo } from '../history';
import { insertText } from '../import';
import { openSqlite, type Sqlite } from '../sqlite';
import { readText } from '../texts';
import { findSameSource, propagateConfirmed } from './propagate-confirmed';

const source = ['请稍候。', '网络属于大家。', '请稍候。', '请稍候。', '请稍候。', '请稍候！'];
const targets = ['Please wait.', 'The network belongs to all.', null, 'Wait!', 'Just wait.', null];

describe('propagating a translation', () => {
  useFreshDatabase();
  let db: Sqlite;
  let textId: string;
  beforeEach(async () => {
    db = openSqlite(databaseFile());
    const written = targets.filter((text) => text !== null);
    let next = 1;
    textId = insertText(db, {
      source: plainVersion('original', 'zh-Hans', '前言', source),
      target: plainVersion('translation', 'en', 'Foreword', written),
      beads: [
        { source: [0], target: [0], confidence: 1 },
        ...targets.map((text, at) => ({
          source: [at + 1],
          target: text === null ? [] : [next++],
          confidence: 1,
        })),
      ],
    });
  });
  afterEach(() => db.close());

  const beads = async () => readBeads((await readText(textId))!.alignmentId, 0, 100);
  const confirm = async (...places: number[]) => {
    const all = await beads();
    await setStatus({
      ...{ textId, status: 'confirmed', author: '' },
      beads: places.map((place) => all[place]!),
    });
    return all[places[0]!]!.id;
  };
  const words = async () => (await beads()).slice(1).map(({ target }) => target.map(({ text }) => text).join('|')); // prettier-ignore

  it('finds the same source elsewhere, untranslated or translated otherwise', async () => {
    const found = findSameSource(db, { textId, beadId: await confirm(1) });
    expect(found).toEqual({ source: '请稍候。', empty: 1, different: 2, left: 0 });
  });

  it('spreads nothing where another bead is confirmed with another translation, and says so', async () => {
    const beadId = await confirm(1, 4);
    expect(findSameSource(db, { textId, beadId })).toMatchObject({ empty: 0, different: 0, left: 2 }); // prettier-ignore
    expect(propagateConfirmed(db, { textId, beadId, author: '' }).filled).toEqual([]);
  });

  it('gives nothing of what is not confirmed', async () => {
    const beadId = await confirm(1);
    expect(findSameSource(db, { textId, beadId: (await beads())[3]!.id })).toBeNull();
    expect(findSameSource(db, { textId: 'nope', beadId })).toBeNull();
  });

  it('gives it to all of them as drafts, and one undo takes it back', async () => {
    const before = await words();
    const id = await confirm(1);
    expect(propagateConfirmed(db, { textId, beadId: id, author: 'Lin' }).filled).toHaveLength(3);
    const all = await beads();
    const [wait, other] = ['Please wait.', 'The network belongs to all.'];
    expect(await words()).toEqual([wait, other, wait, wait, wait, '']);
    expect(all.map(({ status }) => status).slice(1)).toEqual(['confirmed', 'machine', 'draft', 'draft', 'draft', 'machine']); // prettier-ignore
    expect(all[3]!.origin).toMatchObject({ way: 'propagated', beadId: id });
    await undo(textId, '');
    expect(await words()).toEqual(before);
    expect((await beads()).every(({ origin }) => origin === undefined)).toBe(true);
  });

  it('does nothing a second time', async () => {
    const id = await confirm(1);
    propagateConfirmed(db, { textId, beadId: id, author: '' });
    expect(propagateConfirmed(db, { textId, beadId: id, author: '' }).filled).toEqual([]);
  });
});
