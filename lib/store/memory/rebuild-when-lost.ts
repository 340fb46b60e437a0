import { fork } from 'node:child_process';
import { resolve } from 'node:path';
import { childEnvironment } from '../processes/child-environment';
import type { LostIndex } from './rebuild-index';
import { searcherFlags } from './searcher-flags';

/** Failures after which an index is made where it is wanted. */
const mostFailures = 2;

/**
 * Has lost indexes made anew, one after the other, each in a process of its own that ends with this one. Nobody
 * waits for it: who asks again while it is done is told so.
 * @returns takes a lost index; gives false where it has failed before
 */
export function rebuildsWhenLost(databaseFile: string): (index: LostIndex) => boolean {
  const wanted = new Map<string, LostIndex>();
  const failures = new Map<string, number>();
  let isRunning = false;
  const next = () => {
    const [key, index] = wanted.entries().next().value ?? [];
    isRunning = index !== undefined;
    if (key === undefined || !index) return;
    const { memoryId, lang, operations } = index;
    const child = fork(
      resolve(/* turbopackIgnore: true */ 'lib/store/memory/rebuild-process.ts'),
      [String(memoryId), lang, JSON.stringify(operations)],
      {
        execArgv: [...searcherFlags, '--import', 'tsx'],
        env: childEnvironment({ HEBI_DB: databaseFile }),
      },
    );
    const end = () => child.kill('SIGKILL');
    process.once('exit', end);
    const settled = (isWhole: boolean) => {
      process.removeListener('exit', end);
      if (!wanted.delete(key)) return;
      if (!isWhole) failures.set(key, (failures.get(key) ?? 0) + 1);
      next();
    };
    child.once('error', () => settled(false));
    child.once('exit', (code) => settled(code === 0));
  };
  return (index) => {
    const key = `${index.memoryId} ${index.lang}`;
    if ((failures.get(key) ?? 0) >= mostFailures) return false;
    if (!wanted.has(key)) wanted.set(key, index);
    if (!isRunning) next();
    return true;
  };
}
