import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

const commands = readdirSync('scripts').filter(
  (name) =>
    /(?<!\.test)\.ts$/.test(name) && readFileSync(`scripts/${name}`, 'utf8').includes('.parse'),
);

describe('a command whose reader goes', () => {
  it.each([
    ['prints lines', `for (let i = 0; i < 100_000; i++) console.log('a'.repeat(100));`],
    ['prints JSON', `for (let i = 0; i < 100_000; i++) printLine({ a: 'a'.repeat(100) });`],
  ])(
    'ends quietly while it %s',
    async (_, work) => {
      const script = `import './scripts/end-with-reader'; import { printLine } from './scripts/print-line'; ${work}`;
      const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script]); // prettier-ignore
      let errors = '';
      child.stderr.on('data', (chunk) => (errors += String(chunk)));
      child.stdout.once('data', () => child.stdout.destroy());
      const code = await new Promise((resolve) => child.on('close', resolve));
      expect({ code, errors }).toEqual({ code: 141, errors: '' });
    },
    30_000,
  );

  it.each(commands)('%s is one of them', (name) => {
    expect(readFileSync(`scripts/${name}`, 'utf8')).toMatch(/^import '\.\/end-with-reader';/);
  });
});
