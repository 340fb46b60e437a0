import { escapeXml, writeAttributes } from '../xml/escape';
import type { ConceptEntry, TermEntry, TermUsage } from './types';

export interface TbxHeader {
  /** Name of the termbase. */
  title: string;
  /** What it comes from: at least a word. */
  source: string;
}

const statuses: Readonly<Record<TermUsage, string>> = {
  preferred: 'preferredTerm-admn-sts',
  admitted: 'admittedTerm-admn-sts',
  forbidden: 'deprecatedTerm-admn-sts',
};

/**
 * Writes concepts as TBX 3 (ISO 30042:2019), dialect Basic, style DCA, piece by piece. Entries are
 * numbered anew, since ids in a file must be names and unique. A concept without a term is left out.
 * @returns the document as strings, to be encoded as UTF-8
 */
export async function* writeTbx(
  concepts: AsyncIterable<ConceptEntry> | Iterable<ConceptEntry>,
  { title, source }: TbxHeader,
): AsyncGenerator<string, void, undefined> {
  yield '<?xml version="1.0" encoding="UTF-8"?>\n<tbx type="TBX-Basic" style="dca" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2">\n';
  yield `  <tbxHeader>\n    <fileDesc>\n      <titleStmt><title>${escapeXml(title, 'text')}</title></titleStmt>\n      <sourceDesc><p>${escapeXml(source, 'text')}</p></sourceDesc>\n    </fileDesc>\n  </tbxHeader>\n  <text>\n`;
  let count = 0;
  for await (const concept of concepts) {
    const written = writeConcept(concept, count + 1);
    if (written === '') continue;
    // A body without an entry is not valid.
    yield count++ === 0 ? `    <body>\n${written}` : written;
  }
  yield `${count > 0 ? '    </body>\n' : ''}  </text>\n</tbx>\n`;
}

function writeConcept(concept: ConceptEntry, number: number): string {
  const langs = new Map<string, TermEntry[]>();
  for (const term of concept.terms)
    if (term.text.trim() !== '' && isLanguage(term.lang))
      langs.set(term.lang, [...(langs.get(term.lang) ?? []), term]);
  if (langs.size === 0) return '';
  let written = `      <conceptEntry id="c${number}">\n`;
  written += element('descrip', concept.domain, 8, 'subjectField');
  written += element('descrip', concept.definition, 8, 'definition');
  written += element('note', concept.note, 8);
  for (const [lang, terms] of langs)
    written += `        <langSec${writeAttributes({ 'xml:lang': lang })}>\n${terms.map(writeTerm).join('')}        </langSec>\n`;
  return `${written}      </conceptEntry>\n`;
}

function writeTerm({ text, partOfSpeech, usage, note }: TermEntry): string {
  return [
    '          <termSec>\n',
    element('term', text, 12),
    element('termNote', partOfSpeech, 12, 'partOfSpeech'),
    element('termNote', statuses[usage], 12, 'administrativeStatus'),
    element('note', note, 12),
    '          </termSec>\n',
  ].join('');
}

function element(name: string, text: string, indent: number, type?: string): string {
  if (text.trim() === '') return '';
  return `${' '.repeat(indent)}<${name}${writeAttributes({ type })}>${escapeXml(text, 'text')}</${name}>\n`;
}

/** What XML Schema takes for a language. */
function isLanguage(lang: string): boolean {
  return /^[a-z]{1,8}(?:-[a-z\d]{1,8})*$/i.test(lang);
}
