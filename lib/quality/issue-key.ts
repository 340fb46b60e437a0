import type { CheckedBead, Check, Issue } from './types';

/** Checks that compare the sides: a change of either makes their issues new. */
const comparing: ReadonlySet<Check> = new Set([
  'number', 'final-mark', 'brackets', 'quotes', 'untranslated', 'length', 'same-source', 'same-target', 'missing-term',
]); // prettier-ignore

/**
 * The name under which an issue is dismissed: the same as long as the text concerned is the same,
 * whatever becomes of its bead; another one as soon as that text changes, so that the issue comes
 * back. Of a check that compares the sides the text is both sides, else the sentence.
 */
export function issueKey({ check, place, found }: Issue, bead: CheckedBead): string {
  const concerned =
    place === null || comparing.has(check)
      ? [textKey(bead.source.sentences), textKey(bead.target.sentences)]
      : [place.side, textKey([bead[place.side].sentences[place.sentence] ?? ''])];
  return `${check} ${textKey([found, ...concerned, String(place?.side ?? '')])}`;
}

/** A name for a text: 53 bits of a hash (cyrb53), in base 36. Other spaces make no other text. */
export function textKey(sentences: readonly string[]): string {
  let [high, low] = [0xdeadbeef, 0x41c6ce57];
  for (const sentence of sentences) {
    const text = sentence.trim().replace(/\s+/g, ' ') + '\n';
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at);
      high = Math.imul(high ^ code, 2654435761);
      low = Math.imul(low ^ code, 1597334677);
    }
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return (4294967296 * (2097151 & low) + (high >>> 0)).toString(36);
}

/** A text by which two sides are the same: without case, spaces and the marks at its ends. `null` for what is too short to be translated in one way only. */
export function samenessKey(lang: string, sentences: readonly string[]): string | null {
  const text = sentences.join(' ').normalize('NFKC').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim(); // prettier-ignore
  const least = /^(?:zh|ja)\b/i.test(lang) ? 8 : 24;
  return text.length < least ? null : textKey([text]);
}
