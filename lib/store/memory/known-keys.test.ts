import fc from 'fast-check';
import { existsSync, readdirSync } from 'node:fs';
import { useFreshDatabase } from '@/tests/database';
import { databaseFile } from '../database-file';
import { openSqlite, type Sqlite } from '../sqlite';
import { hashText } from './hash';
import { KnownKeys } from './known-keys';

describe('known keys', () => {
  useFreshDatabase();
  let db: Sqlite;
  beforeEach(() => (db = openSqlite(databaseFile())));
  afterEach(() => db.close());

  it('give the id that was set last, from the table or from runs of any number', () => {
    const key = fc.nat(60).map((n) => (n === 0 ? 0 : hashText(String(n))));
    fc.assert(
      fc.property(fc.array(fc.tuple(key, fc.nat(2 ** 31))), fc.integer({ min: 1, max: 40 }), key, (sets, most, other) => {
        const keys = new KnownKeys(db, most);
        const model = new Map<number, number>();
        for (const [key, id] of sets) {
          expect(keys.get(key)).toBe(model.get(key));
          keys.set(key, id);
          model.set(key, id);
        }
        for (const key of [...model.keys(), other]) expect(keys.get(key)).toBe(model.get(key));
        keys.close();
      }),
      { numRuns: 60 },
    ); // prettier-ignore
  });

  it('find each of many in runs of several blocks, and leave no file', () => {
    const keys = new KnownKeys(db, 3000);
    for (let i = 0; i < 10_000; i++) keys.set(hashText(`unit ${i}`), i);
    for (let i = 0; i < 10_000; i++) expect(keys.get(hashText(`unit ${i}`))).toBe(i);
    for (let i = 0; i < 10_000; i++) expect(keys.get(hashText(`other ${i}`))).toBeUndefined();
    keys.close();
    const folder = `${databaseFile()}-index`;
    expect(existsSync(folder) ? readdirSync(folder) : []).toEqual([]);
  });
});
