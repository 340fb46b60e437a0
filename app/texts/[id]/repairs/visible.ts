const most = 160;
const tail = 40;

/** Cuts the middle out of what is too long to look over: a moved block may be a whole page. */
export function shorten(text: string): string {
  const characters = Array.from(text.slice(0, most * 2));
  if (characters.length <= most && text.length <= most * 2) return text;
  const end = Array.from(text.slice(-tail * 2)).slice(-tail);
  return `${characters.slice(0, most - tail).join('')} … ${end.join('')}`;
}

/**
 * Makes white space seen: `␣` for a space, `⏎` for a line's end, `▭` for the wide space, `⇥` for a tab.
 * In `context` only line ends are shown, as the spaces there are not what is repaired.
 */
export function showSpaces(text: string, place: 'change' | 'context' = 'change'): string {
  const lines = text.replace(/\r\n?|\n/g, '⏎');
  if (place === 'context') return lines;
  return lines.replaceAll(' ', '␣').replaceAll('\u3000', '▭').replaceAll('\t', '⇥');
}
