import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { openSqlite } from '@/lib/store/sqlite';
import { useFreshDatabase } from '@/tests/database';
import { storeSmallText } from '@/tests/small-text';

interface Line {
  stage?: string;
  result?: object;
  error?: object;
}

/** Runs the real command; kills it with SIGKILL at its first line where that is wanted. */
function realign(textId: string, { isKilled = false } = {}) {
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', 'scripts/realign.ts', '--text', textId, '--progress', 'json'],
    { env: { ...process.env, NODE_OPTIONS: '' }, stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const lines: Line[] = [];
  createInterface({ input: child.stdout }).on('line', (line) => {
    lines.push(JSON.parse(line) as Line);
    if (isKilled) child.kill('SIGKILL');
  });
  return new Promise<{ code: number | null; lines: Line[] }>((resolve) =>
    child.on('close', (code) => resolve({ code, lines })),
  );
}

describe('the realign command', () => {
  useFreshDatabase();

  const content = () => {
    const db = openSqlite(process.env.HEBI_DB!);
    try {
      return ['Bead', 'Link', 'Operation'].map((table) =>
        db.prepare(`SELECT * FROM "${table}"`).all(),
      );
    } finally {
      db.close();
    }
  };

  it('tells how far it is and what became of the beads', async () => {
    const { textId } = storeSmallText();
    const { code, lines } = await realign(textId);
    expect(code).toBe(0);
    expect(lines[0]).toMatchObject({ stage: 'align', done: 0 });
    expect(lines.at(-1)).toEqual({
      result: { textId, kept: 0, same: 4, made: 0, changed: expect.any(Boolean) },
    });
  });

  it('killed at its work, leaves the text as it was', async () => {
    const { textId } = storeSmallText();
    const before = content();
    expect((await realign(textId, { isKilled: true })).code).toBeNull();
    expect(content()).toEqual(before);
  });

  it('says in a line that it knows no such text', async () => {
    const { code, lines } = await realign('nothing');
    expect(code).toBe(1);
    expect(lines.at(-1)).toMatchObject({ error: { code: 'unknown-text' } });
  });
});
