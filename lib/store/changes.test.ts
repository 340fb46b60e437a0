import fc from 'fast-check';
import { useFreshDatabase } from '@/tests/database';
import { storeSmallText } from '@/tests/small-text';
import { applyChanges, invertChanges, isMismatch, toStatements, type RowChange } from './changes';
import { prisma } from './client';
import { databaseFile } from './database-file';
import { openSqlite, type Sqlite } from './sqlite';

describe('changes of rows', () => {
  useFreshDatabase();
  let alignmentId: number;
  let db: Sqlite;
  beforeEach(() => {
    ({ alignmentId } = storeSmallText());
    db = openSqlite(databaseFile());
  });
  afterEach(() => db.close());

  const content = () =>
    ['SELECT "id", "order", "status", "confidence" FROM "Bead"', 'SELECT * FROM "Link"'].map(
      (sql) => JSON.stringify(db.prepare(sql).all()),
    );
  /** As pages write: in one batch with statements of Prisma's own. */
  const run = (changes: RowChange[]) =>
    prisma().$transaction([
      prisma().operation.updateMany({ where: { id: -1 }, data: { state: 'done' } }),
      ...toStatements(prisma(), changes),
    ]);

  const making = (confidences: readonly number[]): RowChange[] =>
    confidences.map((confidence, at) => ({
      table: 'bead',
      key: { id: 1000 + at },
      before: null,
      after: { alignmentId, order: `b${at}`, status: 'machine', confidence },
    }));

  it('are made and taken back to the last digit, by pages as by processes', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 60 }),
        async (confidences) => {
          const before = content();
          const changes = making(confidences);
          await run(changes);
          const after = content();
          db.transaction(() => applyChanges(db, invertChanges(changes)))();
          expect(content()).toEqual(before);
          db.transaction(() => applyChanges(db, changes))();
          expect(content()).toEqual(after);
          await run(invertChanges(changes));
          expect(content()).toEqual(before);
        },
      ),
      { numRuns: 20 },
    );
  });

  it('are as many as a book has, in a few statements', async () => {
    const changes = making(Array.from({ length: 5000 }, (_, at) => (at * 0.37) % 1));
    expect(toStatements(prisma(), changes).length).toBeLessThan(10);
    await run(changes);
    expect(await prisma().bead.count()).toBe(5004);
    await run(invertChanges(changes));
    expect(await prisma().bead.count()).toBe(4);
  });

  it('are made one after the other where they are of the same row', async () => {
    const order = (before: string, after: string): RowChange => ({
      table: 'bead',
      key: { id: 1000 },
      before: { order: before },
      after: { order: after },
    });
    await run([...making([0.5]), order('b0', 'b1'), order('b1', 'b2')]);
    expect(await prisma().bead.findUnique({ where: { id: 1000 } })).toMatchObject({ order: 'b2' });
  });

  it('are none at all where one of thousands does not fit', async () => {
    const changes = making(Array.from({ length: 3000 }, () => 0.5));
    await run(changes);
    const before = content();
    const taking = invertChanges(changes);
    const wrong: [string, RowChange[]][] = [
      ['another value', taking.with(2000, { ...taking[2000]!, before: { status: 'draft' } })],
      ['a row that is gone', taking.with(2000, { ...taking[2000]!, key: { id: 9999 } })],
      ['a row that is there', [...making([0.5])]],
      [
        'an update of a row with another value',
        changes.map(({ table, key }, at) => ({
          table,
          key,
          before: { confidence: at === 1500 ? 0.25 : 0.5 },
          after: { confidence: 0.75 },
        })),
      ],
    ];
    for (const [name, these] of wrong) {
      const error: unknown = await run(these).catch((it: unknown) => it);
      expect([name, isMismatch(error)]).toEqual([name, true]);
      expect(content()).toEqual(before);
    }
  });
});
