/**
 * A whole number below 2⁵³ for a text: equal for equal texts, rarely so for others; whoever relies
 * on it compares the texts (after cyrb53, public domain). Linear.
 * @param seed hashes of different seeds have nothing to do with each other
 */
export function hashText(text: string, seed = 0): number {
  return hashTexts([text], seed);
}

/** `hashText` of texts with a line end between them, which nobody has to make. */
export function hashTexts(texts: readonly string[], seed = 0): number {
  let high = 0xdeadbeef ^ seed;
  let low = 0x41c6ce57 ^ seed;
  for (let i = 0; i < texts.length; i++) {
    if (i > 0) {
      high = Math.imul(high ^ lineEnd, 0x9e3779b1);
      low = Math.imul(low ^ lineEnd, 0x5f356495);
    }
    const text = texts[i]!;
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at);
      high = Math.imul(high ^ code, 0x9e3779b1);
      low = Math.imul(low ^ code, 0x5f356495);
    }
  }
  high = Math.imul(high ^ (high >>> 16), 0x85ebca6b) ^ Math.imul(low ^ (low >>> 13), 0xc2b2ae35);
  low = Math.imul(low ^ (low >>> 16), 0x85ebca6b) ^ Math.imul(high ^ (high >>> 13), 0xc2b2ae35);
  return 4294967296 * (0x1fffff & low) + (high >>> 0);
}

const lineEnd = 0x0a;
