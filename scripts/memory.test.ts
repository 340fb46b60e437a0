import { spawn } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { tmxOf } from '@/lib/store/memory/testing';
import { openSqlite } from '@/lib/store/sqlite';
import { useFreshDatabase } from '@/tests/database';

/** Runs the real command; kills it with SIGKILL at the first line of which it is said that it is the one. */
function memory(
  args: readonly string[],
  isLast: (line: string, place: number) => boolean = () => false,
  flags: readonly string[] = [],
) {
  const child = spawn(
    process.execPath,
    [...flags, '--import', 'tsx', 'scripts/memory.ts', ...args],
    {
      env: { ...process.env, NODE_OPTIONS: '', INIT_CWD: undefined },
    },
  );
  const lines: string[] = [];
  let errors = '';
  createInterface({ input: child.stdout }).on('line', (line) => {
    lines.push(line);
    if (isLast(line, lines.length)) child.kill('SIGKILL');
  });
  child.stderr.on('data', (chunk) => (errors += String(chunk)));
  return new Promise<{ code: number | null; lines: string[]; errors: string }>((resolve) =>
    child.on('close', (code) => resolve({ code, lines, errors })),
  );
}

describe('the memory command', () => {
  useFreshDatabase();

  const file = (name: string, content?: string) => {
    const path = `${process.env.HEBI_DB!}-${name}`;
    if (content !== undefined) writeFileSync(path, content);
    return path;
  };
  const counts = () => {
    const db = openSqlite(process.env.HEBI_DB!);
    try {
      return ['Memory', 'Unit', 'MemoryOperation', 'IndexSegment'].map((table) =>
        db.prepare(`SELECT count(*) FROM "${table}"`).pluck().get(),
      );
    } finally {
      db.close();
    }
  };

  it('imports, matches in its stable form, and exports what it imported', async () => {
    const pairs = [
      ['文件已保存。', 'File saved.'],
      ['无法打开这个文件。', 'Cannot open this file.'],
    ] as const;
    const tmx = file('a.tmx', tmxOf(pairs));
    const first = await memory(['import', '--name', 'A', tmx, '--json']);
    expect(JSON.parse(first.lines[0]!)).toMatchObject({ added: 2, outcome: 'added' });
    const again = await memory(['import', '--name', 'A', tmx, '--json']);
    expect(JSON.parse(again.lines[0]!)).toMatchObject({ added: 0, outcome: 'unchanged' });
    const queries = file('q.txt', '文件已保存。\n无法保存这个文件。\n没有\n');
    const { lines } = await memory([
      'match',
      '--memory',
      'A',
      '--queries',
      queries,
      '--threshold',
      '70',
      '--json',
    ]);
    expect(lines.map((line) => JSON.parse(line) as object)).toEqual([
      {
        query: '文件已保存。',
        matches: [{ score: 100, kind: 'exact', source: '文件已保存。', target: 'File saved.' }],
      },
      {
        query: '无法保存这个文件。',
        matches: [{ score: 77, kind: 'fuzzy', source: pairs[1][0], target: pairs[1][1] }],
      },
      { query: '没有', matches: [] },
    ]);
    const out = file('out.tmx');
    expect((await memory(['export', '--memory', 'a', '--out', out])).code).toBe(0);
    expect(readFileSync(out, 'utf8')).toContain('<seg>Cannot open this file.</seg>');
    const back = await memory(['import', '--name', 'A', out, '--json']);
    expect(JSON.parse(back.lines[0]!)).toMatchObject({ outcome: 'unchanged', duplicates: 2 });
  }, 60_000);

  it('leaves nothing of a broken file, and says file and line', async () => {
    const tmx = file('broken.tmx', tmxOf([['一', 'One']]).replace('</body>', '<tu>'));
    const { code, errors } = await memory(['import', '--name', 'A', tmx]);
    expect(code).toBe(1);
    expect(errors).toMatch(/^[^\n]*broken\.tmx[^\n]*line \d[^\n]*\n$/);
    expect(counts()).toEqual([0, 0, 0, 0]);
  }, 20_000);

  it('killed at its work, is gone with the next command, and can be begun again', async () => {
    const pairs = Array.from({ length: 30_000 }, (_, at) => [`第${at}号`, `No. ${at}`] as const);
    const tmx = file('large.tmx', tmxOf(pairs));
    const start = ['import', '--name', 'A', tmx, '--progress', 'json'];
    // As it begins, as the thread builds the index beside it, as the last of the index is written.
    const moments = [
      (_: string, place: number) => place === 1,
      (_: string, place: number) => place === 24,
      (line: string) => line.includes('"index"'),
    ];
    for (const moment of moments) {
      const killed = await memory(start, moment);
      expect(killed.code).toBeNull();
      expect(counts()[1]).toBeGreaterThan(0);
      const list = await memory(['list', '--json']);
      expect(list.lines.map((line) => (JSON.parse(line) as { name: string }).name)).toEqual([
        'beads',
      ]);
      expect(counts()).toEqual([0, 0, 0, 0]);
    }
    const again = await memory(['import', '--name', 'A', tmx, '--json']);
    expect(JSON.parse(again.lines.at(-1)!)).toMatchObject({ outcome: 'added', added: 30_000 });
  }, 120_000);

  it('takes the longest units that there may be in little memory, and finds them again', async () => {
    const zh = (at: number) => `第${String.fromCharCode(0x4e00 + at)}篇的每一句，都与别篇不同。`.repeat(60_000);
    const en = (at: number) => `Part ${at} differs in each of its sentences. `.repeat(24_000);
    const tmx = file('long.tmx', tmxOf(Array.from({ length: 8 }, (_, at) => [zh(at), en(at)])));
    // Of the units' text, 29 million bytes, no more than a part fits into the heap.
    const { code, lines } = await memory(['import', '--name', 'A', tmx, '--json'], undefined, ['--max-old-space-size=48']);
    expect(code).toBe(0);
    expect(JSON.parse(lines.at(-1)!)).toMatchObject({ added: 8 });
    const queries = file('q.txt', `${zh(7)}\n${zh(7).slice(0, 5000)}\n第七篇`);
    const found = await memory(['match', '--memory', 'A', '--queries', queries, '--threshold', '70', '--json']);
    const scores = found.lines.map((line) => (JSON.parse(line) as { matches: { score: number; target: string }[] }).matches.map(({ score, target }) => [score, target === en(7)]));
    expect(scores).toEqual([[[100, true]], [], []]);
  }, 60_000); // prettier-ignore

  it('leaves no half file behind where it cannot write', async () => {
    await memory(['import', '--name', 'A', file('a.tmx', tmxOf([['一', 'One']]))]);
    const { code, errors } = await memory([
      'export',
      '--memory',
      'A',
      '--out',
      file('none/out.tmx'),
    ]);
    expect([code, errors]).toEqual([
      1,
      expect.stringMatching(/^[^\n]*cannot be written: there is no such folder\.\n$/),
    ]);
    expect(existsSync(`${file('none/out.tmx')}.part`)).toBe(false);
  }, 20_000);

  it('says which memories there are where one is not known', async () => {
    await memory(['import', '--name', 'A', file('a.tmx', tmxOf([['一', 'One']]))]);
    const { errors } = await memory(['match', '--memory', 'B', '--queries', file('a.tmx')]);
    expect(errors).toBe('There is no memory B. There are: A.\n');
  }, 20_000);
});
