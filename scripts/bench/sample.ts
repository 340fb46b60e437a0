import { readFileSync } from 'node:fs';

const sample = (name: string) => readFileSync(`public/samples/whitepaper.${name}`, 'utf8');

/**
 * The sample text, its body repeated so that each copy differs: a number stands before every
 * paragraph, as in a statute, so that no two sentences are the same.
 * @param times how often
 */
export function repeatedSample(times: number): { zh: Uint8Array; en: Uint8Array } {
  const repeat = (text: string, bodyMark: RegExp) => {
    const at = text.search(bodyMark);
    const [head, body] = [text.slice(0, at), text.slice(at)];
    const copies = Array.from({ length: times }, (_, copy) =>
      copy === 0 ? body : body.replace(/^(?=[^\s#*<])/gm, `${copy}`),
    );
    return new TextEncoder().encode(head + copies.join('\n\n'));
  };
  return {
    zh: repeat(sample('zh.txt'), /^## 前言/m),
    en: repeat(sample('en.md'), /^## Foreword/m),
  };
}
