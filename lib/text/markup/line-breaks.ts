import type { Span } from '../types';

/** Lines end as Unicode says (UAX 14, BK, CR, LF, NL). */
const lineEnd = /\r\n?|[\n\u0085\u2028\u2029]/g;

/** The lines of a text, without their ends and the white space around them; blank ones are empty. */
export function* linesOf(source: string): Generator<Span & { indent: number }> {
  let start = 0;
  const trimmed = (end: number) => {
    const text = source.slice(start, end);
    const indent = text.length - text.trimStart().length;
    return { start: start + indent, end: start + Math.max(indent, text.trimEnd().length), indent };
  };
  for (const match of source.matchAll(lineEnd)) {
    yield trimmed(match.index);
    start = match.index + match[0].length;
  }
  yield trimmed(source.length);
}

const spaceless =
  /[\u2e80-\u30ff\u3400-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\ud840-\ud8bf]/;
/** Marks that Chinese shares with Latin script; its own neighbours tell. */
const shared = /[“”‘’—…·\udc00-\udfff]/;

/**
 * What stands for a line's end inside a paragraph: nothing where Chinese or Japanese stands on a side
 * of it, or after the hyphen of a divided word; else a space.
 */
export function lineJoint(before: string, after: string): '' | ' ' {
  if (before === '' || after === '') return '';
  const last = before.at(-1)!;
  const first = after[0]!;
  if (spaceless.test(first) || spaceless.test(last)) return '';
  if (shared.test(last) && spaceless.test(before.at(-2) ?? '')) return '';
  if (shared.test(first) && spaceless.test(after[1] ?? '')) return '';
  return /\p{L}[-\u00ad]$/u.test(before.slice(-3)) && /^\p{Ll}/u.test(after.slice(0, 2)) ? '' : ' ';
}

/** Columns of a line of type: Chinese and full-width characters take two. Looks at 400 characters. */
export function widthOf(line: string): number {
  const head = line.slice(0, 400);
  return head.length + (head.match(/[\u2e80-\u9fff\uf900-\ufaff\uff01-\uff60]/g)?.length ?? 0);
}
