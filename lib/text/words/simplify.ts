import { Converter } from 'opencc-js/t2cn';

const convert = Converter({ from: 't', to: 'cn' });
const known = new Map<string, string>();

/**
 * The text with each traditional character in its simplified form. Every character keeps its length,
 * so that places in the result are places in `text`; where the simplified form has another length,
 * the character stays.
 */
export function simplify(text: string): string {
  let out = '';
  for (const char of text) {
    let simple = known.get(char);
    if (simple === undefined) {
      const converted = convert(char);
      simple = converted.length === char.length ? converted : char;
      known.set(char, simple);
    }
    out += simple;
  }
  return out;
}
