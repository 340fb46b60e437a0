import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/** Prints a line longer than a pipe holds and a short one, then computes for as long as it is let. */
const script = `
  import { printLine } from './scripts/print-line';
  printLine({ long: 'a'.repeat(500_000) });
  printLine({ short: true });
  for (;;) Math.random();
`;

test('a line longer than the pipe arrives while the process computes', async () => {
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script]);
  try {
    const lines: number[] = [];
    for await (const line of createInterface({ input: child.stdout })) {
      lines.push(line.length);
      if (lines.length === 2) break;
    }
    expect(lines).toEqual([JSON.stringify({ long: '' }).length + 500_000, 14]);
  } finally {
    child.kill('SIGKILL');
  }
}, 20_000);
