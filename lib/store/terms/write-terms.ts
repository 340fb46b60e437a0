import type { ConceptEntry } from '@/lib/formats/terms/types';
import { writeTermsCsv } from '@/lib/formats/terms/write-csv';
import { writeTbx } from '@/lib/formats/terms/write-tbx';
import type { ConceptView } from './types';

export const termsFormats = ['tbx', 'csv', 'tsv'] as const;
export type TermsFormat = (typeof termsFormats)[number];

/** Concepts as a document, piece by piece, to be encoded as UTF-8. */
export function writeTerms(
  concepts: AsyncIterable<ConceptView> | Iterable<ConceptView>,
  { format, name }: { format: TermsFormat; name: string },
): AsyncGenerator<string, void, undefined> {
  return format === 'tbx'
    ? writeTbx(entriesOf(concepts), { title: name, source: 'Hebi' })
    : writeTermsCsv(entriesOf(concepts), format === 'csv' ? ',' : '\t');
}

async function* entriesOf(
  concepts: AsyncIterable<ConceptView> | Iterable<ConceptView>,
): AsyncGenerator<ConceptEntry> {
  for await (const { domain, definition, note, terms } of concepts)
    yield { id: null, domain, definition, note, terms };
}
