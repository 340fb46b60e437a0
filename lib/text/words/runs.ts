/** What a run of characters is made of. `latin` holds the letters of every script but Han. */
export type RunKind = 'han' | 'latin' | 'number' | 'space' | 'mark';

export interface Run {
  kind: RunKind;
  start: number;
  end: number;
}

type CharKind = 'han' | 'letter' | 'digit' | 'space' | 'mark';

/**
 * The runs of a text, in order, without gaps: Han characters; words of other scripts with their
 * digits (`IPv6`, `don't`, `v2.0`); numbers (`10.51`, `1,200`, `74.4%`); white space; and marks, one by one
 * unless repeated (`……`). Linear in the length of `text`.
 */
export function runsOf(text: string): Run[] {
  const runs: Run[] = [];
  for (let start = 0; start < text.length;) {
    const kind = charKind(text, start);
    let end = start;
    if (kind === 'letter' || kind === 'digit') {
      const run = alphanumericRun(text, start);
      runs.push(run);
      end = run.end;
    } else {
      const first = charAt(text, start);
      do end += charAt(text, end).length;
      while (
        end < text.length &&
        charKind(text, end) === kind &&
        (kind !== 'mark' || charAt(text, end) === first)
      );
      runs.push({ kind, start, end });
    }
    start = end;
  }
  return runs;
}

function alphanumericRun(text: string, start: number): Run {
  let end = start;
  let kind: RunKind = 'number';
  for (let before: CharKind = 'mark'; end < text.length;) {
    const char = charAt(text, end);
    const here = charKind(text, end);
    if (here === 'letter') kind = 'latin';
    else if (here !== 'digit') {
      const after = end + 1 < text.length ? charKind(text, end + 1) : 'mark';
      const joins =
        (/[.'’_-]/.test(char) && isAlphanumeric(before) && before === after) ||
        (/[.,]/.test(char) && before === 'digit' && after === 'digit');
      if (!joins) break;
    }
    before = here;
    end += char.length;
  }
  if (kind === 'number' && /[%％‰]/.test(text[end] ?? '')) end += 1;
  return { kind, start, end };
}

function isAlphanumeric(kind: CharKind): boolean {
  return kind === 'letter' || kind === 'digit';
}

function charAt(text: string, at: number): string {
  return String.fromCodePoint(text.codePointAt(at)!);
}

/** The kinds of code points asked for so far: a text has few different ones. */
const kinds = new Map<number, CharKind>();

function charKind(text: string, at: number): CharKind {
  const code = text.codePointAt(at)!;
  let kind = kinds.get(code);
  if (kind === undefined) {
    kind = kindOf(String.fromCodePoint(code));
    kinds.set(code, kind);
  }
  return kind;
}

function kindOf(char: string): CharKind {
  if (/\p{Script=Han}/u.test(char)) return 'han';
  if (/\p{Nd}/u.test(char)) return 'digit';
  if (/[\p{L}\p{M}]/u.test(char)) return 'letter';
  return /\s/.test(char) ? 'space' : 'mark';
}
