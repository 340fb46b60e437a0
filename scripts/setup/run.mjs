import { spawn } from 'node:child_process';

/** Path of a command line tool of a package in node_modules. */
export const bin = {
  next: 'node_modules/next/dist/bin/next',
  tsc: 'node_modules/typescript/bin/tsc',
  eslint: 'node_modules/eslint/bin/eslint.js',
  prettier: 'node_modules/prettier/bin/prettier.cjs',
  jest: 'node_modules/jest/bin/jest.js',
  playwright: 'node_modules/@playwright/test/cli.js',
};

/**
 * Runs Node on a script.
 * @param {string[]} args the script and what it is told
 * @param {{ env?: NodeJS.ProcessEnv, show?: boolean, command?: string, shell?: boolean, limit?: number }} [options]
 *   `show`: its output goes to the terminal as it comes. `limit`: after so many seconds it is
 *   stopped, with all it started; what it started and left behind is stopped at its end as well.
 * @returns {Promise<{ code: number, output: string }>} `output` is empty where it was shown
 */
export function run(
  args,
  { env = {}, show = false, command = process.execPath, shell, limit } = {},
) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      env: { ...process.env, ...env },
      stdio: ['ignore', show ? 'inherit' : 'pipe', show ? 'inherit' : 'pipe'],
      shell,
      // A process group of its own can be stopped as a whole. Windows has none.
      detached: limit !== undefined && process.platform !== 'win32',
    });
    let output = '';
    child.stdout?.on('data', (part) => (output += part));
    child.stderr?.on('data', (part) => (output += part));
    const stop = (signal) => {
      try {
        if (limit === undefined || process.platform === 'win32') child.kill(signal);
        else process.kill(-child.pid, signal);
      } catch {
        // Nothing of it runs any more.
      }
    };
    process.on('SIGINT', stop).on('SIGTERM', stop);
    let late = false;
    const timer =
      limit &&
      setTimeout(() => {
        late = true;
        stop('SIGKILL');
      }, limit * 1000);
    child.on('error', (error) => resolve({ code: 1, output: error.message }));
    child.on('exit', () => limit && stop('SIGKILL'));
    child.on('close', (code, signal) => {
      clearTimeout(timer);
      process.off('SIGINT', stop).off('SIGTERM', stop);
      if (signal === 'SIGINT' || signal === 'SIGTERM') process.exit(130);
      resolve({
        code: code ?? 1,
        output: late ? `${output}\nStopped: not done after ${limit} s` : output,
      });
    });
  });
}

/** Runs a TypeScript script. */
export function runTs(args, options) {
  return run(['--import', 'tsx', ...args], options);
}
