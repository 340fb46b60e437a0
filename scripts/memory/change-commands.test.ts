import { databaseFile } from '@/lib/store/database-file';
import { readMemories } from '@/lib/store/memory/memories';
import { importDocument, tmxOf } from '@/lib/store/memory/testing';
import { openSqlite } from '@/lib/store/sqlite';
import { useFreshDatabase } from '@/tests/database';
import { runCommand } from '@/tests/run-command';
import { deleteCommand } from './delete';
import { replaceCommand } from './replace';
import { restoreCommand } from './restore';
import { stepCommands } from './step';

const [undoCommand, redoCommand] = stepCommands as [(typeof stepCommands)[0], (typeof stepCommands)[0]]; // prettier-ignore

describe('the commands that change a memory', () => {
  useFreshDatabase();

  const inDatabase = async <T>(work: (db: ReturnType<typeof openSqlite>) => T): Promise<T> => {
    const db = openSqlite(databaseFile());
    try {
      return await work(db);
    } finally {
      db.close();
    }
  };
  beforeEach(() =>
    inDatabase(
      (db) =>
      importDocument(db, tmxOf([['打开文件夹', 'Open the Folder'], ['删除文件夹', 'Delete the folder'], ['关闭', 'Close']]), { name: 'A' }), // prettier-ignore
    ),
  );
  const targets = () =>
    inDatabase((db) =>
      db
        .prepare(
          `SELECT u."target" FROM "Unit" AS u JOIN "MemoryOperation" AS o ON o."id" = u."madeBy" AND o."state" = 'done'
          WHERE NOT EXISTS (SELECT 1 FROM "MemoryOperation" AS g WHERE g."id" = u."goneBy" AND g."state" = 'done') ORDER BY u."target"`,
        ) // prettier-ignore
        .pluck()
        .all(),
    );

  it('show what replacing would change, then do it, take it back and make it again', async () => {
    const order = ['--memory', 'A', '--find', 'folder', '--with', 'directory'];
    expect(await runCommand(replaceCommand, ...order)).toEqual({
      code: 0,
      out: ['- Open the Folder', '+ Open the directory', '- Delete the folder', '+ Delete the directory', '2 units of A would change'], // prettier-ignore
      errors: [],
    });
    const before = await targets();
    expect(before).toEqual(['Close', 'Delete the folder', 'Open the Folder']);
    expect((await runCommand(replaceCommand, ...order, '--match-case', '--apply')).out).toEqual(['Changed 1 unit of A']); // prettier-ignore
    expect(await targets()).toEqual(['Close', 'Delete the directory', 'Open the Folder']);
    expect((await runCommand(undoCommand, '--memory', 'A')).out).toEqual(['Taken back in A: replace, +1 −1 units']); // prettier-ignore
    expect(await targets()).toEqual(before);
    expect((await runCommand(redoCommand, '--memory', 'A')).out).toEqual(['Made again in A: replace, +1 −1 units']); // prettier-ignore
    expect(await targets()).toContain('Delete the directory');
    expect((await runCommand(redoCommand, '--memory', 'A')).out).toEqual(['There is nothing to do.']); // prettier-ignore
    const inSources = ['--memory', 'A', '--find', '文件夹', '--with', '目录', '--side', 'source'];
    expect((await runCommand(replaceCommand, ...inSources)).out.at(-1)).toBe('2 units of A would change'); // prettier-ignore
  });

  it('delete a memory and have it back, unless its name is taken', async () => {
    const names = () => inDatabase((db) => readMemories(db).map(({ name }) => name));
    await runCommand(deleteCommand, '--memory', 'A');
    expect(await names()).toEqual([]);
    expect((await runCommand(restoreCommand, '--memory', 'A')).out).toEqual(['A is back, 3 units']);
    expect(await names()).toEqual(['A']);
    await runCommand(deleteCommand, '--memory', 'A');
    await inDatabase((db) => importDocument(db, tmxOf([['一', 'One']]), { name: 'A' }));
    expect(await runCommand(restoreCommand, '--memory', 'A')).toMatchObject({ code: 1, errors: [expect.stringMatching(/^There is a memory A now/)] }); // prettier-ignore
  });

  it.each([
    [
      'replace',
      replaceCommand,
      ['--memory', 'A', '--find', 'x'],
      /required option '--with <text>'/,
    ],
    ['replace', replaceCommand, ['--memory', 'A', '--find', '', '--with', 'x'], /what to find/],
    ['replace', replaceCommand, ['--memory', 'A', '--find', 'x', '--with', 'y', '--side', 'left'], /Allowed choices are source, target/], // prettier-ignore
    ['replace', replaceCommand, ['--memory', 'B', '--find', 'x', '--with', 'y'], /^There is no memory B\. There are: A\.$/], // prettier-ignore
    ['undo', undoCommand, [], /required option '--memory <name>'/],
    ['undo', undoCommand, ['--memory', 'B'], /^There is no memory B/],
    ['redo', redoCommand, ['--memory', 'A', '--all'], /unknown option '--all'/],
    ['restore', restoreCommand, ['--memory', 'A'], /^No memory A was deleted\.$/],
  ])('say in one line what is wrong: %s', async (_, command, args, message) => {
    const before = await targets();
    const { code, out, errors } = await runCommand(command, ...args);
    expect([code, out, errors]).toEqual([1, [], [expect.stringMatching(message)]]);
    expect(errors[0]).not.toContain('\n');
    expect(await targets()).toEqual(before);
  });
});
