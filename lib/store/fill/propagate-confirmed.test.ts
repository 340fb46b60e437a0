import { useFreshDatabase } from '@/tests/database';
import { plainVersion } from '@/tests/small-text';
import { readBeads } from '../beads';
import { confirmAbove } from '../confirm-above';
import { databaseFile } from '../database-file';
import { undo } from '../history';
import { insertText } from '../import';
import { endMemoryService } from '../memory/service';
import { changeRange } from '../range';
import { openSqlite, type Sqlite } from '../sqlite';
import { readText } from '../texts';
import type { ChangeResult } from '../types';
import { askOfConfirmed, endWholeTextService, mostBeadsHere } from '../whole-text/service';
import { findSameSources, propagateConfirmed } from './propagate-confirmed';

/* The real processes: they take seconds to start where the machine is busy. */
jest.setTimeout(60_000);

type Pair = readonly [source: string, target: string | null];

const [wait, web, thanks] = ['请稍候。', '网络属于大家。', '谢谢。'];
const pairs: Pair[] = [
  [wait, 'Please wait.'],
  [web, 'The network belongs to all.'],
  [thanks, 'Thank you.'],
  [wait, null],
  [web, 'The Web is for all.'],
  [thanks, 'Thanks.'],
  [wait, 'Please wait.'],
  [thanks, null],
  ['请稍候！', null],
];

describe('propagating what was confirmed together', () => {
  useFreshDatabase();
  let db: Sqlite;
  let textId: string;
  const store = (of: readonly Pair[]) => {
    const written = of.flatMap(([, target]) => (target === null ? [] : [target]));
    let next = 1;
    textId = insertText(db, {
      source: plainVersion('original', 'zh-Hans', '前言', of.map(([source]) => source)), // prettier-ignore
      target: plainVersion('translation', 'en', 'Foreword', written),
      beads: [
        { source: [0], target: [0], confidence: 1 },
        ...of.map(([, target], at) => ({
          source: [at + 1],
          target: target === null ? [] : [next++],
          confidence: at < of.length / 2 ? 0.9 : 0.1,
        })),
      ],
    });
  };
  beforeEach(() => {
    db = openSqlite(databaseFile());
    store(pairs);
  });
  afterEach(async () => {
    db.close();
    await endMemoryService();
    await endWholeTextService();
  });

  const beads = async () => readBeads((await readText(textId))!.alignmentId, 0, 100);
  const words = async () => (await beads()).slice(1).map(({ target }) => target.map(({ text }) => text).join('|')); // prettier-ignore
  const idOf = (result: ChangeResult) => (result.ok ? result.operationId! : -1);
  const confirm = async (from: number, to: number) => {
    const seen = (await beads()).slice(from, to + 1);
    const ends = { first: seen[0]!.id, last: seen.at(-1)!.id, count: seen.length };
    return idOf(await changeRange({ textId, ...ends, action: 'confirm', seen, author: '林' }));
  };

  it('gives the translations of a range to all others with their sources, and one undo takes it back', async () => {
    const operationId = await confirm(1, 2);
    expect(findSameSources(db, { textId, operationId })).toEqual({ empty: 1, different: 1, left: 0 }); // prettier-ignore
    const before = await words();
    const { filled } = propagateConfirmed(db, { textId, operationId, author: '林' });
    const all = await beads();
    expect(filled).toEqual([all[4]!.id, all[5]!.id]);
    expect(await words()).toEqual(before.with(3, 'Please wait.').with(4, 'The network belongs to all.')); // prettier-ignore
    expect(all[4]).toMatchObject({ status: 'draft', origin: { way: 'propagated', beadId: all[1]!.id } }); // prettier-ignore
    expect(findSameSources(db, { textId, operationId })).toEqual({ empty: 0, different: 0, left: 0 }); // prettier-ignore
    await undo(textId, '林');
    expect(await words()).toEqual(before);
    expect((await beads())[1]!.status).toBe('confirmed');
  });

  it('spreads no source that the range translates in two ways, and says how many it left', async () => {
    const operationId = await confirm(3, 6);
    // Of three of its source, the third is empty; the other source of the range is spread.
    expect(findSameSources(db, { textId, operationId })).toEqual({ empty: 0, different: 1, left: 1 }); // prettier-ignore
    propagateConfirmed(db, { textId, operationId, author: '' });
    const now = await words();
    expect([now[1], now[2], now[5], now[7]]).toEqual(['The Web is for all.', 'Thank you.', 'Thanks.', '']); // prettier-ignore
  });

  it('minds what was confirmed before in another way', async () => {
    await confirm(3, 3);
    expect(findSameSources(db, { textId, operationId: await confirm(6, 6) })).toEqual({ empty: 0, different: 0, left: 1 }); // prettier-ignore
  });

  it('gives nothing once the confirming is undone, or for another operation', async () => {
    const operationId = await confirm(1, 2);
    const none = { empty: 0, different: 0, left: 0 };
    expect(findSameSources(db, { textId: 'nope', operationId })).toEqual(none);
    expect(findSameSources(db, { textId, operationId: operationId + 1 })).toEqual(none);
    await undo(textId, '');
    expect(findSameSources(db, { textId, operationId })).toEqual(none);
    expect(propagateConfirmed(db, { textId, operationId, author: '' }).filled).toEqual([]);
  });

  it('asks the memory for few', async () => {
    const ask = { textId, operationId: await confirm(1, 2) };
    expect(await askOfConfirmed('sameSources', ask)).toEqual({ empty: 1, different: 1, left: 0 });
    expect(globalThis).not.toHaveProperty('hebiWholeText.child');
  });

  it('is done by another process for many, all with one source or each translated otherwise', async () => {
    // One source in half of them; one that is translated anew each time in the other.
    store(
      Array.from({ length: 2 * mostBeadsHere }, (_, at): Pair => {
        const isSure = at < mostBeadsHere;
        if (at % 2) return [wait, isSure ? 'Please wait.' : null];
        return [web, isSure ? `The network, ${at}.` : 'For all.'];
      }),
    );
    // The heading too.
    const count = mostBeadsHere + 1;
    const operationId = idOf(await confirmAbove({ textId, confidence: 0.5, count, author: '' }));
    const ask = { textId, operationId };
    const [empty, left] = [mostBeadsHere / 2, mostBeadsHere / 2];
    expect(await askOfConfirmed('sameSources', ask)).toEqual({ empty, different: 0, left });
    const { filled } = await askOfConfirmed('propagateConfirmed', { ...ask, author: '' }, empty);
    expect(filled).toHaveLength(empty);
    expect(globalThis).toHaveProperty('hebiWholeText.child');
  });
});
