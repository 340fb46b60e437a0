import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { run } from './run.mjs';
import { fail, say } from './say.mjs';

const stamp = 'node_modules/.hebi-installed';

/** Installs the packages that package-lock.json names, where they are not there as it names them. */
export async function install() {
  // The database's native part is built for one version of Node.
  const wanted = [
    createHash('sha256').update(readFileSync('package-lock.json')).digest('hex'),
    process.versions.modules,
    process.platform,
    process.arch,
  ].join(' ');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  if (!(await isInstalledByHand())) {
    say('Installing packages (the first time this takes a minute or two) …');
    await npmInstall();
  }
  mkdirSync('node_modules', { recursive: true });
  writeFileSync(stamp, wanted);
}

/** `npm install` or `npm ci` was run by a person after the last change of the lock file. */
async function isInstalledByHand() {
  const theirs = 'node_modules/.package-lock.json';
  if (!existsSync(theirs) || statSync(theirs).mtimeMs < statSync('package-lock.json').mtimeMs)
    return false;
  const { code } = await run(['-e', "new (require('better-sqlite3'))(':memory:').close()"]);
  return code === 0;
}

async function npmInstall() {
  // Not `npm ci`: it refuses a lock file without the native packages of every other platform, which
  // not every registry has. `--no-save` keeps to the lock file and leaves it as it is.
  const { code, output } = await run(
    ['install', '--no-save', '--no-audit', '--no-fund', '--include=dev'],
    {
      command: process.platform === 'win32' ? 'npm.cmd' : 'npm',
      shell: process.platform === 'win32',
      env: headers(),
    },
  );
  if (code === 0) return;
  const log = join(tmpdir(), 'hebi-install.log');
  writeFileSync(log, output);
  const reason = /gyp ERR|node-gyp|prebuild-install/.test(output)
    ? 'better-sqlite3 could neither be fetched nor compiled. Install a C++ compiler, make and Python 3, then start again'
    : (/npm (?:ERR!|error) (?!code|A complete log)(.+)/.exec(output)?.[1] ??
      'npm ci ended with an error');
  fail(`The packages could not be installed: ${reason}. All of npm's output: ${log}`);
}

/** Where no prebuilt better-sqlite3 can be fetched, node-gyp needs Node's headers: those beside Node will do. */
function headers() {
  const prefix = dirname(dirname(process.execPath));
  const beside = existsSync(join(prefix, 'include', 'node', 'node.h'));
  return beside && !process.env.npm_config_nodedir ? { npm_config_nodedir: prefix } : {};
}
