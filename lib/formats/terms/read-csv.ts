import { CsvError, parse } from 'csv-parse/sync';
import { FormatError } from '../errors';
import { canonicalLang, isLang } from '../language';
import type { ReadTermsOptions, TermColumn, TermsItem } from './types';
import { readUsage, settleUsage, type UnsaidUsage } from './usage';

export interface ReadTermsCsvOptions extends ReadTermsOptions {
  /** Languages of the first columns, where the file has no first line that names them. */
  langs?: readonly string[];
  /** Told, before the first concept, what each column is taken for: a field, or a language's tag. */
  onColumns?: (columns: TermColumn[]) => void;
}

/** The most bytes that are read: a termbase is no memory. */
const limit = 64 * 1024 * 1024;

type Field =
  | 'concept'
  | 'lang'
  | 'term'
  | 'partOfSpeech'
  | 'usage'
  | 'termNote'
  | 'domain'
  | 'definition'
  | 'note';

const names: Readonly<Record<string, Field>> = {
  concept: 'concept',
  'concept id': 'concept',
  id: 'concept',
  概念: 'concept',
  lang: 'lang',
  language: 'lang',
  语言: 'lang',
  locale: 'lang',
  term: 'term',
  术语: 'term',
  'part of speech': 'partOfSpeech',
  partofspeech: 'partOfSpeech',
  pos: 'partOfSpeech',
  词性: 'partOfSpeech',
  usage: 'usage',
  status: 'usage',
  状态: 'usage',
  用法: 'usage',
  'term note': 'termNote',
  术语说明: 'termNote',
  domain: 'domain',
  subject: 'domain',
  'subject field': 'domain',
  领域: 'domain',
  definition: 'definition',
  定义: 'definition',
  note: 'note',
  notes: 'note',
  comment: 'note',
  description: 'note',
  备注: 'note',
  说明: 'note',
};
const langNames: Readonly<Record<string, string>> = {
  chinese: 'zh',
  中文: 'zh',
  汉语: 'zh',
  简体中文: 'zh-Hans',
  繁體中文: 'zh-Hant',
  繁体中文: 'zh-Hant',
  english: 'en',
  英文: 'en',
  英语: 'en',
};

/**
 * Reads terms from CSV, TSV or semicolons (RFC 4180; UTF-8, UTF-16 with its mark, GB 18030). With
 * columns `lang` and `term` a line is a term, and those of one `concept` belong together, as
 * `writeTermsCsv` writes them. Else a line is a concept, with a column for each language, named by
 * its tag or name; variants in one cell are parted by `|` or `；`.
 * @throws FormatError `empty`, `encoding`, `not-well-formed` (quotes), `wrong-kind` (no column is
 *   known), `too-large`
 */
export async function* readTermsCsv(
  pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  { fileName, langs = [], onColumns }: ReadTermsCsvOptions,
): AsyncGenerator<TermsItem, void, undefined> {
  const rows = parseRows(await readText(pieces, fileName), fileName);
  const fields = rows[0]!.cells.map(readName);
  const isNamed = fields.some((field) => field !== null);
  const columns: (Field | { lang: string } | null)[] = isNamed
    ? fields
    : langs.map((lang) => ({ lang: canonicalLang(lang) }));
  const isLong = columns.includes('lang') && columns.includes('term');
  if (!isLong && !columns.some((column) => typeof column === 'object' && column !== null))
    throw new FormatError(
      'wrong-kind',
      `${fileName}: the first line names no language. Let it hold the columns’ names, like zh,en,domain,note, or lang,term.`,
      { line: 1, column: 1 },
    );
  onColumns?.(
    rows[0]!.cells.map((name, at) => {
      const column = columns[at] ?? null;
      return {
        name: name.trim(),
        as: typeof column === 'object' ? (column?.lang ?? null) : column,
      };
    }),
  );
  const entries = isNamed ? rows.slice(1) : rows;
  if (isLong) yield* readLong(entries, columns as (Field | null)[]);
  else for (const row of entries) yield readWide(row, columns);
}

interface Row {
  cells: string[];
  line: number;
}

interface Draft {
  id: string | null;
  domain: string;
  definition: string;
  note: string;
  terms: UnsaidUsage[];
  line: number;
}

function* readLong(rows: readonly Row[], columns: readonly (Field | null)[]): Generator<TermsItem> {
  const drafts = new Map<string, Draft>();
  for (const { cells, line } of rows) {
    const get = (field: Field) => cells[columns.indexOf(field)]?.trim() ?? '';
    const [lang, text] = [canonicalLang(get('lang')), get('term')];
    if (text === '') {
      yield { kind: 'fault', code: 'no-term', line, message: 'a line without a term.' };
      continue;
    }
    if (!isLang(lang)) {
      yield { kind: 'fault', code: 'no-language', line, message: `“${text}” has no language that is known.` }; // prettier-ignore
      continue;
    }
    // Without a number each line is a concept of its own.
    const key = get('concept') === '' ? `line ${line}` : `concept ${get('concept')}`;
    let draft = drafts.get(key);
    if (!draft) {
      draft = { ...emptyDraft(line), id: get('concept') || null };
      drafts.set(key, draft);
    }
    draft.domain ||= get('domain');
    draft.definition ||= get('definition');
    draft.note ||= get('note');
    draft.terms.push({
      ...{ lang, text, partOfSpeech: get('partOfSpeech'), note: get('termNote') },
      usage: readUsage(get('usage')),
    });
  }
  for (const draft of drafts.values()) yield finish(draft);
}

function readWide(
  { cells, line }: Row,
  columns: readonly (Field | { lang: string } | null)[],
): TermsItem {
  const draft = emptyDraft(line);
  let partOfSpeech = '';
  columns.forEach((column, at) => {
    const value = cells[at]?.trim() ?? '';
    if (value === '' || column === null) return;
    if (typeof column === 'object') {
      for (const text of value.split(/[|；]/).map((part) => part.trim()))
        if (text !== '')
          draft.terms.push({ lang: column.lang, text, partOfSpeech: '', usage: null, note: '' });
    } else if (column === 'partOfSpeech') partOfSpeech = value;
    else if (column === 'concept') draft.id = value;
    else if (column === 'domain' || column === 'definition' || column === 'note')
      draft[column] = value;
  });
  if (draft.terms.length === 0)
    return { kind: 'fault', code: 'no-term', line, message: 'a line without a term.' };
  return finish({ ...draft, terms: draft.terms.map((term) => ({ ...term, partOfSpeech })) });
}

function emptyDraft(line: number): Draft {
  return { id: null, domain: '', definition: '', note: '', terms: [], line };
}

function finish({ line, terms, ...facts }: Draft): TermsItem {
  return { kind: 'concept', line, concept: { ...facts, terms: settleUsage(terms) } };
}

function readName(cell: string): Field | { lang: string } | null {
  const name = cell.trim().toLowerCase().replaceAll('_', ' ');
  if (Object.hasOwn(names, name)) return names[name]!;
  if (Object.hasOwn(langNames, name)) return { lang: langNames[name]! };
  const lang = canonicalLang(cell);
  // Any word of two to eight letters has the form of a tag: only known languages count.
  return isLang(lang) &&
    new Intl.DisplayNames('en', { type: 'language', fallback: 'none' }).of(lang)
    ? { lang }
    : null;
}

function parseRows(text: string, fileName: string): Row[] {
  const [first = ''] = text.split(/\r?\n/, 1);
  const delimiter = first.includes('\t')
    ? '\t'
    : first.split(';').length > first.split(',').length
      ? ';'
      : ',';
  try {
    const rows = parse(text, {
      delimiter,
      // In TSV a quotation mark is one like others, unless a cell begins with it.
      relax_quotes: true,
      relax_column_count: true,
      skip_empty_lines: true,
      info: true,
    }) as unknown as { record: string[]; info: { lines: number } }[];
    return rows.map(({ record, info }) => ({ cells: record, line: info.lines }));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = Number((error as unknown as { lines?: number }).lines ?? 1);
    throw new FormatError(
      'not-well-formed',
      `${fileName}, line ${line}: a quotation mark is not closed, or stands where none may. Write "" for one inside a quoted cell.`,
      { line, column: 1 },
    );
  }
}

async function readText(
  pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  fileName: string,
): Promise<string> {
  const all: Uint8Array[] = [];
  let size = 0;
  for await (const piece of pieces) {
    size += piece.length;
    if (size > limit)
      throw new FormatError('too-large', `${fileName} has more than 64 MiB. Split it.`);
    all.push(piece);
  }
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const piece of all) {
    bytes.set(piece, at);
    at += piece.length;
  }
  const text = decode(bytes, fileName);
  if (text.trim() === '')
    throw new FormatError('empty', `${fileName} is empty. Choose a file with terms.`);
  return text;
}

function decode(bytes: Uint8Array, fileName: string): string {
  const [a, b] = bytes;
  const marked =
    a === 0xff && b === 0xfe ? 'utf-16le' : a === 0xfe && b === 0xff ? 'utf-16be' : null;
  for (const encoding of marked ? [marked] : ['utf-8', 'gb18030'])
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      // The next may do.
    }
  throw new FormatError(
    'encoding',
    `${fileName} cannot be decoded. Save it as UTF-8 and try again.`,
  );
}
