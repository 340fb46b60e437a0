/** The longest sentence that is taken, in UTF-16 code units: far beyond any that a person wrote. */
export const mostCharacters = 20_000;

/** A sentence as it is stored: one line, without white space at its ends. */
export function toOneLine(typed: string): string {
  return typed.replace(/[\r\n\u2028\u2029]+/g, ' ').trim();
}

/** A stretch of a sentence, found by the search or not. */
export interface Stretch {
  text: string;
  found: boolean;
}

/**
 * A sentence in stretches that are found and stretches that are not.
 * @param places ascending and apart, as UTF-16 [start, end)
 */
export function toStretches(
  text: string,
  places: readonly { start: number; end: number }[],
): Stretch[] {
  const stretches: Stretch[] = [];
  let at = 0;
  for (const { start, end } of places) {
    if (start > at) stretches.push({ text: text.slice(at, start), found: false });
    stretches.push({ text: text.slice(start, end), found: true });
    at = end;
  }
  if (at < text.length) stretches.push({ text: text.slice(at), found: false });
  return stretches;
}
