import { fork } from 'node:child_process';
import { resolve } from 'node:path';
import { childEnvironment } from '../processes/child-environment';
import { searcherFlags } from './searcher-flags';

/**
 * Joins the small segments that imports leave, in a process of its own, since what it takes is given back
 * only with it. It ends with this process; ended at any moment it leaves an index that is whole.
 * @param onProgress groups of segments that are joined, of all
 * @param signal ends it
 * @returns whether it came to its end
 */
export function joinSegmentsOf(
  databaseFile: string,
  onProgress: (done: number, total: number) => void = () => undefined,
  signal?: AbortSignal,
): Promise<boolean> {
  const child = fork(resolve(/* turbopackIgnore: true */ 'lib/store/memory/join-process.ts'), {
    execArgv: [...searcherFlags, '--import', 'tsx'],
    env: childEnvironment({ HEBI_DB: databaseFile }),
  });
  const end = () => child.kill('SIGKILL');
  process.once('exit', end);
  signal?.addEventListener('abort', end);
  child.on('message', ({ done, total }: { done: number; total: number }) =>
    onProgress(done, total),
  );
  return new Promise((settle) => {
    const settled = (isWhole: boolean) => {
      process.removeListener('exit', end);
      settle(isWhole);
    };
    child.once('error', () => settled(false));
    child.once('exit', (code) => settled(code === 0));
  });
}
