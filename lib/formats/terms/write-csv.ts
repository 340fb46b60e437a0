import type { ConceptEntry } from './types';

const head = [
  'concept',
  'lang',
  'term',
  'part of speech',
  'usage',
  'term note',
  'domain',
  'definition',
  'note',
];

/**
 * Writes concepts as CSV or TSV, a line a term (RFC 4180), with a byte order mark, by which
 * spreadsheets know UTF-8. `readTermsCsv` gives back the same.
 */
export async function* writeTermsCsv(
  concepts: AsyncIterable<ConceptEntry> | Iterable<ConceptEntry>,
  delimiter: ',' | '\t' = ',',
): AsyncGenerator<string, void, undefined> {
  const line = (cells: readonly string[]) =>
    `${cells.map((cell) => quote(cell, delimiter)).join(delimiter)}\r\n`;
  yield `\ufeff${line(head)}`;
  let count = 0;
  for await (const { domain, definition, note, terms } of concepts) {
    count++;
    for (const term of terms)
      yield line([
        ...[String(count), term.lang, term.text, term.partOfSpeech, term.usage, term.note],
        ...[domain, definition, note],
      ]);
  }
}

function quote(cell: string, delimiter: string): string {
  return cell.includes(delimiter) || /["\r\n]/.test(cell)
    ? `"${cell.replaceAll('"', '""')}"`
    : cell;
}
