import type { z } from 'zod';

/** What is wrong with a file of keys; the words are `fault.<kind>` of keys.json. */
export type FileFault =
  | { kind: 'notOurs' | 'singles' | 'keys' }
  /** `name`: of the command as the file has it. */
  | { kind: 'command' | 'list' | 'tooMany'; name: string }
  /** `key`: as the file has it. */
  | { kind: 'key'; name: string; key: string };

/** The first thing that is wrong with what a file holds, by what `keymapSchema` said of it. */
export function faultOf(content: unknown, issue: z.core.$ZodIssue): FileFault {
  const [part, name, at] = issue.path;
  if (part === 'singles') return { kind: 'singles' };
  if (part !== 'keys') return { kind: 'notOurs' };
  if (name === undefined)
    return issue.code === 'unrecognized_keys'
      ? { kind: 'command', name: cut(issue.keys[0]) }
      : { kind: 'keys' };
  if (issue.code === 'invalid_key') return { kind: 'command', name: cut(name) };
  if (at !== undefined) {
    const keys = (content as { keys: Record<string, unknown[]> }).keys[String(name)];
    return { kind: 'key', name: cut(name), key: cut(keys?.[Number(at)]) };
  }
  return { kind: issue.code === 'too_big' ? 'tooMany' : 'list', name: cut(name) };
}

/** Short enough for a line. */
function cut(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
