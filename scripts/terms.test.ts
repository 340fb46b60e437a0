import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { useFreshDatabase } from '@/tests/database';

function terms(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', 'scripts/terms.ts', ...args],
    { encoding: 'utf8', env: { ...process.env, NODE_OPTIONS: '', INIT_CWD: undefined } },
  );
  return { status, stdout, stderr };
}

describe('the terms command', () => {
  useFreshDatabase();

  it('makes a termbase, fills it, lists it and gives it out', () => {
    const file = `${process.env.HEBI_DB!}-terms.csv`;
    writeFileSync(file, 'zh-Hans,en\n网络空间,cyberspace\n网络安全,cybersecurity\n');
    expect(terms('create', ' 白皮书 ').stdout).toBe('Made the termbase 白皮书.\n');
    expect(terms('import', '--termbase', '白皮书', file).stdout).toContain('new       2');
    expect(JSON.parse(terms('list', '--json').stdout)).toMatchObject({
      name: '白皮书',
      concepts: 2,
      langs: expect.arrayContaining(['zh-Hans', 'en']),
    });
    expect(
      terms('export', '--termbase', '白皮书', '--format', 'csv', '--out', '-').stdout,
    ).toContain('cyberspace');
  });

  it('says what to do where a name is unknown or taken', () => {
    const file = `${process.env.HEBI_DB!}-terms.csv`;
    writeFileSync(file, 'zh-Hans,en\n网络空间,cyberspace\n');
    const unknown = terms('import', '--termbase', 'Nobody', file);
    expect(unknown).toMatchObject({ status: 1, stdout: '' });
    expect(unknown.stderr).toContain('create NAME makes one');
    terms('create', '白皮书');
    expect(terms('create', '白皮书').stderr).toBe('There is a termbase 白皮书 already.\n');
  });
});
