import { FormatError } from '../errors';
import { canonicalLang, isLang } from '../language';
import { parseXml, type XmlHandler } from '../xml/parse';
import type { ConceptEntry, ReadTermsOptions, TermsItem } from './types';
import { readUsage, settleUsage, type UnsaidUsage } from './usage';

type Attributes = Readonly<Record<string, string>>;

/** TBX 3 (ISO 30042:2019), and what TBX 2 called it. */
const parts: Readonly<Record<string, 'root' | 'concept' | 'lang' | 'term'>> = {
  tbx: 'root',
  martif: 'root',
  conceptEntry: 'concept',
  termEntry: 'concept',
  langSec: 'lang',
  langSet: 'lang',
  termSec: 'term',
  tig: 'term',
  ntig: 'term',
};
/** Say with a `type` what they hold (DCA style). */
const typed = new Set(['descrip', 'termNote', 'admin']);
/** Facts of the work on an entry, not of its terms. */
const ignored = new Set([
  'transac',
  'transacNote',
  'date',
  'ref',
  'xref',
  'adminNote',
  'descripNote',
]);
const groups = /(?:Grp|Group|Info)$/;

/**
 * Reads TBX: version 3 in both styles (DCA: `<descrip type="definition">`; DCT:
 * `<basic:definition>`), and version 2 (`martif`). What Hebi has no field for is added to the note,
 * by name. Linear; holds one concept.
 * @throws FormatError `empty`, `encoding`, `not-well-formed`, `wrong-kind` (no TBX), `too-large`
 */
export function readTbx(
  pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  { fileName }: ReadTermsOptions,
): AsyncGenerator<TermsItem, void, undefined> {
  return parseXml<TermsItem>(pieces, (emit) => new TbxHandler(emit, fileName), {
    fileName,
    kind: 'TBX',
  });
}

interface OpenConcept extends Omit<ConceptEntry, 'terms'> {
  line: number;
  terms: UnsaidUsage[];
}

class TbxHandler implements XmlHandler {
  private isOpen = false;
  private concept: OpenConcept | null = null;
  private lang = '';
  private term: UnsaidUsage | null = null;
  /** The innermost element with content of its own. */
  private fact: { key: string; text: string; depth: number } | null = null;
  private depth = 0;

  constructor(
    private readonly emit: (item: TermsItem) => void,
    private readonly fileName: string,
  ) {}

  open(name: string, attributes: Attributes, line: number): void {
    this.depth++;
    const local = name.slice(name.indexOf(':') + 1);
    const part = parts[local];
    if (!this.isOpen) {
      if (part !== 'root')
        throw new FormatError(
          'wrong-kind',
          `${this.fileName} is no TBX file: it begins with <${name}>. Choose a file that a termbase was exported to.`,
          { line, column: 1 },
        );
      this.isOpen = true;
    } else if (part === 'concept')
      this.concept = {
        ...{ id: attributes.id ?? null, domain: '', definition: '', note: '' },
        ...{ line, terms: [] },
      };
    else if (!this.concept) return;
    else if (part === 'lang') this.lang = canonicalLang(attributes['xml:lang'] ?? '');
    else if (part === 'term')
      this.term = { lang: this.lang, text: '', partOfSpeech: '', usage: null, note: '' };
    else if (this.fact === null && !groups.test(local)) {
      const key = typed.has(local) ? (attributes.type ?? local) : local;
      this.fact = { key, text: '', depth: this.depth };
    }
  }

  text(data: string): void {
    if (this.fact) this.fact.text += data;
  }

  close(name: string): void {
    if (this.fact?.depth === this.depth) {
      this.keep(this.fact.key, this.fact.text.replace(/\s+/g, ' ').trim());
      this.fact = null;
    }
    this.depth--;
    const part = parts[name.slice(name.indexOf(':') + 1)];
    if (part === 'term' && this.term) {
      if (this.term.text !== '') this.concept?.terms.push(this.term);
      this.term = null;
    } else if (part === 'lang') this.lang = '';
    else if (part === 'concept') this.closeConcept();
  }

  end(): void {
    // An empty termbase is one.
  }

  private keep(key: string, value: string): void {
    if (value === '' || ignored.has(key)) return;
    const concept = this.concept!;
    const place = this.term ?? concept;
    if (this.term && key === 'term') this.term.text = value;
    else if (this.term && key === 'partOfSpeech') this.term.partOfSpeech = value;
    else if (
      this.term &&
      (key === 'administrativeStatus' || key === 'normativeAuthorization') &&
      readUsage(value)
    )
      this.term.usage = readUsage(value);
    else if (key === 'subjectField') concept.domain = join(concept.domain, value, '; ');
    else if (key === 'definition') concept.definition = join(concept.definition, value, '\n');
    else if (key === 'note') place.note = join(place.note, value, '\n');
    else place.note = join(place.note, `${key}: ${value}`, '\n');
  }

  private closeConcept(): void {
    const { line, terms, ...facts } = this.concept!;
    this.concept = null;
    const named = terms.filter(({ lang }) => isLang(lang));
    if (named.length === 0)
      this.emit({
        ...{ kind: 'fault', code: terms.length === 0 ? 'no-term' : 'no-language', line },
        message: 'a concept without a term in a language that is known.',
      });
    else this.emit({ kind: 'concept', line, concept: { ...facts, terms: settleUsage(named) } });
  }
}

function join(before: string, added: string, by: string): string {
  return before === '' ? added : `${before}${by}${added}`;
}
