import { spawn } from 'node:child_process';
import { Readable } from 'node:stream';

/**
 * A memory as TMX, written by a process of its own as it is read. The stream breaks off with an error
 * where the process fails, so that half a file does not look whole.
 * @param level 1 is plain text, 2 has the inline codes
 */
export function streamMemory(
  name: string,
  level: 1 | 2,
  signal: AbortSignal,
): ReadableStream<Uint8Array> {
  const args = ['export', `--memory=${name}`, '--out=-', `--level=${level}`];
  const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/memory.ts', ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
    // The flags of a test runner or of Next are not meant for it.
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  signal.addEventListener('abort', () => child.kill());
  child.once('close', (code) => {
    if (code !== 0) child.stdout.destroy(new Error('The export failed.'));
  });
  return Readable.toWeb(child.stdout) as ReadableStream<Uint8Array>;
}
