import { decodeBytes } from '@/lib/text/decode';
import { guessLanguage, type ImportLanguage } from '../guess-language';

interface Inspection {
  lang: ImportLanguage | null;
  encoding: string | null;
}

/**
 * What the first bytes of a file are written in; nulls where they are no text that can be read:
 * the import itself then says why.
 *
 * @param isCut the file goes on after `head`, perhaps in the middle of a character
 */
export function inspectHead(head: Uint8Array, isCut: boolean): Inspection {
  try {
    const { text, encoding } = decodeBytes(isCut ? wholeCharacters(head) : head, { fileName: '' });
    return { lang: guessLanguage(text), encoding };
  } catch {
    return { lang: null, encoding: null };
  }
}

/** Cuts at the last line's end: no encoding of several bytes has 0x0A inside a character but UTF-16. */
function wholeCharacters(head: Uint8Array): Uint8Array {
  const isUtf16 = head.includes(0);
  const lineEnd = isUtf16 ? -1 : head.lastIndexOf(0x0a);
  if (lineEnd > 0) return head.subarray(0, lineEnd + 1);
  if (isUtf16) return head.subarray(0, head.length - (head.length % 2));
  // One long line: a byte of ASCII that follows another ends a character in all of them.
  for (let end = head.length - 1; end > 0; end -= 1) {
    if (head[end]! < 0x30 && head[end - 1]! < 0x80) return head.subarray(0, end);
  }
  // In UTF-8 a character begins with a byte that is no continuation.
  let end = head.length - 1;
  while (end > 0 && (head[end]! & 0xc0) === 0x80) end -= 1;
  return head.subarray(0, end);
}
