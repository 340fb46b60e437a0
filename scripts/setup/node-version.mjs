import { fail } from './say.mjs';

/** Ends with one line where Node is too old. The bound stands in package.json too. */
export function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  fail(`Hebi needs Node 20.19 or later; this is ${process.versions.node}. See https://nodejs.org.`);
}
