/** How far words are looked for on either side of a seam, in UTF-16 code units. */
const reach = 10;

let segmenter: Intl.Segmenter | undefined;

/**
 * Whether a Chinese word lies across the seam of two texts: `权益造|成了` has 造成. Their ends are cut into
 * words together and apart; a word across makes fewer words of them.
 */
export function wordCrosses(before: string, after: string): boolean {
  const left = /\p{Script=Han}+$/u.exec(before.slice(-reach))?.[0] ?? '';
  const right = /^\p{Script=Han}+/u.exec(after.slice(0, reach))?.[0] ?? '';
  if (left === '' || right === '') return false;
  segmenter ??= new Intl.Segmenter('zh', { granularity: 'word' });
  const together = [...segmenter.segment(left + right)];
  const across = together.find(
    ({ index, segment }) => index < left.length && index + segment.length > left.length,
  );
  if (!across || across.segment.length > 4) return false;
  const apart = [...segmenter.segment(left)].length + [...segmenter.segment(right)].length;
  return together.length < apart;
}

/** How often short phrases occur in a text. One pass for all of them: linear. */
export function countPhrases(
  texts: Iterable<string>,
  phrases: ReadonlySet<string>,
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const lengths = [...new Set([...phrases].map((phrase) => phrase.length))];
  if (phrases.size === 0) return counts;
  for (const text of texts)
    for (const length of lengths)
      for (let at = 0; at + length <= text.length; at += 1) {
        const phrase = text.slice(at, at + length);
        if (phrases.has(phrase)) counts.set(phrase, (counts.get(phrase) ?? 0) + 1);
      }
  return counts;
}
