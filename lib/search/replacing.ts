import { z } from 'zod';
import { compileQuery, type CompiledQuery } from './compile-query';
import { QueryError } from './errors';
import { foldForms } from './fold';

/** The longest query, and the longest text to put in its place, in UTF-16 code units. */
export const mostQueryCharacters = 1000;

export const replacingSchema = z.object({
  query: z.string().max(mostQueryCharacters),
  /** Of a pattern with `$1`, `$<name>`, `$&` for what it found and `$$` for a dollar; else as it stands. */
  replacement: z
    .string()
    .max(mostQueryCharacters)
    // A sentence is one line.
    .regex(/^[^\r\n\u2028\u2029]*$/),
  isPattern: z.boolean(),
  matchCase: z.boolean(),
  matchWidth: z.boolean(),
  matchScript: z.boolean(),
  wholeWord: z.boolean(),
});

export type Replacing = z.infer<typeof replacingSchema>;

/** A place of a text and what is to stand there, [start, end) in UTF-16 code units. */
export interface Replacement {
  start: number;
  end: number;
  text: string;
}

/**
 * Makes a function that finds what is to be replaced in a text: left to right, apart from each other,
 * without those that would change nothing. Its time is that of the pattern, see `compileQuery`; its
 * answer is no longer than `mostCharacters`, beyond which it gives null.
 * @throws QueryError where the query or the replacement cannot be understood
 */
export function compileReplacing(
  replacing: Replacing,
  mostCharacters: number,
): (text: string) => Replacement[] | null {
  const compiled = compileQuery(replacing);
  const parts = replacing.isPattern ? readTemplate(replacing.replacement, compiled) : [replacing.replacement]; // prettier-ignore
  const { regex, forms } = compiled;
  return (text) => {
    const folded = foldForms(text, forms);
    const found: Replacement[] = [];
    let length = text.length;
    regex.lastIndex = 0;
    for (let match = regex.exec(folded); match; match = regex.exec(folded)) {
      const [start, end] = match.indices![0]!;
      // What matched nothing would be found here for ever.
      if (start === end) regex.lastIndex += text.codePointAt(start)! > 0xffff ? 2 : 1;
      let replaced = '';
      for (const part of parts) {
        const span = typeof part === 'string' ? null : spanOf(part, match);
        replaced += typeof part === 'string' ? part : span ? text.slice(...span) : '';
        if (length + replaced.length > mostCharacters + text.length) return null;
      }
      length += replaced.length - (end - start);
      if (replaced !== text.slice(start, end)) found.push({ start, end, text: replaced });
    }
    return length > mostCharacters ? null : found;
  };
}

/** A text with replacements of its places, ascending and apart. */
export function applyReplacements(text: string, replacements: readonly Replacement[]): string {
  let result = '';
  let at = 0;
  for (const { start, end, text: replaced } of replacements) {
    result += text.slice(at, start) + replaced;
    at = end;
  }
  return result + text.slice(at);
}

/** A stretch of a text that stays, or one that goes and what comes for it. */
export type Stretch = { same: string } | { old: string; new: string };

const elided = '…';

/**
 * A text in stretches, for the eye.
 * @param context how much of a stretch that stays is shown beside a change, in code units; the rest is left out
 */
export function toDifference(
  text: string,
  replacements: readonly Replacement[],
  context: number,
): Stretch[] {
  const stretches: Stretch[] = [];
  let at = 0;
  const stay = (end: number) => {
    const same = text.slice(at, end);
    if (same === '') return;
    const [head, tail] = [at > 0 ? context : 0, end < text.length ? context : 0];
    const isShort = same.length <= head + tail + elided.length;
    const cut = () =>
      cutAfter(same, head) + elided + (tail === 0 ? '' : cutBefore(same, same.length - tail));
    stretches.push({ same: isShort ? same : cut() });
  };
  for (const { start, end, text: replaced } of replacements) {
    stay(start);
    stretches.push({ old: text.slice(start, end), new: replaced });
    at = end;
  }
  stay(text.length);
  return stretches;
}

// Half of a pair of surrogates is no character.
const cutAfter = (text: string, end: number) => text.slice(0, end).replace(/[\ud800-\udbff]$/, '');
const cutBefore = (text: string, start: number) =>
  text.slice(start).replace(/^[\udc00-\udfff]/, '');

type Reference = { group: number } | { name: string };

function spanOf(reference: Reference, match: RegExpExecArray): [number, number] | undefined {
  const { indices } = match;
  return 'group' in reference ? indices![reference.group] : indices!.groups?.[reference.name];
}

/** The parts of a replacement: what stands for itself, and what is taken from the match. */
function readTemplate(template: string, { groups, names }: CompiledQuery): (string | Reference)[] {
  const parts: (string | Reference)[] = [];
  let at = 0;
  for (const match of template.matchAll(/\$(?:\$|&|(\d{1,2})|<([^>]*)>)/g)) {
    const [whole, digits, name] = match;
    parts.push(template.slice(at, match.index));
    at = match.index + whole.length;
    if (whole === '$$') parts.push('$');
    else if (whole === '$&') parts.push({ group: 0 });
    else if (name !== undefined) {
      if (!names.has(name)) throw unknownGroup(match.index, `<${name}>`);
      parts.push({ name });
    } else {
      // $12 is the group 12 where there are so many, else the group 1 and a 2.
      const number = [digits!, digits![0]!].find((it) => Number(it) >= 1 && Number(it) <= groups);
      if (number === undefined) throw unknownGroup(match.index, digits!);
      parts.push({ group: Number(number) }, digits!.slice(number.length));
    }
  }
  return [...parts, template.slice(at)];
}

function unknownGroup(index: number, name: string): QueryError {
  return new QueryError('unknown-group', 'replacement', index, `There is no group ${name}.`);
}
