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
 * @param {{ env?: NodeJS.ProcessEnv, show?: boolean, command?: string, shell?: boolean }} [options]
 *   `show`: its output goes to the terminal as it comes
 * @returns {Promise<{ code: number, output: string }>} `output` is empty where it was shown
 */
export function run(args, { env = {}, show = false, command = process.execPath, shell } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      env: { ...process.env, ...env },
      stdio: ['ignore', show ? 'inherit' : 'pipe', show ? 'inherit' : 'pipe'],
      shell,
    });
    let output = '';
    child.stdout?.on('data', (part) => (output += part));
    child.stderr?.on('data', (part) => (output += part));
    // Ctrl-C reaches the child by the terminal; a signal to us alone is passed on.
    const pass = (signal) => child.kill(signal);
    process.on('SIGINT', pass).on('SIGTERM', pass);
    child.on('error', (error) => resolve({ code: 1, output: error.message }));
    child.on('close', (code, signal) => {
      process.off('SIGINT', pass).off('SIGTERM', pass);
      if (signal === 'SIGINT' || signal === 'SIGTERM') process.exit(130);
      resolve({ code: code ?? 1, output });
    });
  });
}

/** Runs a TypeScript script. */
export function runTs(args, options) {
  return run(['--import', 'tsx', ...args], options);
}
