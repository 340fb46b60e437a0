import { FormatError } from '../errors';
import { canonicalLang } from '../language';
import { noAnnotations, type Provenance, type Variant } from '../types';
import type { XmlHandler } from '../xml/parse';
import { AnnotationsBuilder, readFacts } from './facts';
import { HeaderBuilder, inheritedFrom } from './header';
import type { TmxItem, UnitFaultCode } from './items';
import { SegmentBuilder } from './segment';
import { isLanguage, sourceLangOf } from './source-lang';

type Attributes = Readonly<Record<string, string>>;

/** The element whose content is being read. */
type Place = 'document' | 'tmx' | 'header' | 'ude' | 'body' | 'tu' | 'tuv' | 'seg';

const unitFields = new Set(['tuid', 'srclang']);
const variantFields = new Set(['xml:lang', 'lang']);
/** Characters that one unit, or the header, may have with its tags: it is held as a whole. The New Testament has half as many in English. */
const largest = 2 * 1024 * 1024;

interface OpenUnit {
  id: string | null;
  line: number;
  sourceLang: string | null;
  provenance: Provenance;
  annotations: AnnotationsBuilder;
  variants: Variant[];
  isBroken: boolean;
}

interface OpenVariant {
  lang: string;
  line: number;
  provenance: Provenance;
  annotations: AnnotationsBuilder;
  segment: SegmentBuilder | null;
  isBroken: boolean;
}

/** Makes header, units and faults of the elements of a TMX document. */
export class TmxHandler implements XmlHandler {
  private place: Place = 'document';
  private version = '';
  private sourceLang: string | null = null;
  private inherited: Attributes = noAnnotations.attributes;
  private readonly header = new HeaderBuilder();
  private unit: OpenUnit | null = null;
  private variant: OpenVariant | null = null;
  /** A note or property that is open. */
  private fact: { name: 'note' | 'prop'; attributes: Attributes; text: string } | null = null;
  /** How deep inside an element that is left out with all it holds. */
  private skipped = 0;
  /** Inline tags that are open in the segment. */
  private inline = 0;
  /** Where the unit or the header that is open began; else endlessly far. */
  private begun = Infinity;
  private begunLine = 0;
  private hasHeader = false;
  private hasBody = false;

  constructor(
    private readonly emit: (item: TmxItem) => void,
    private readonly fileName: string,
  ) {}

  open(name: string, attributes: Attributes, line: number, position: number): void {
    this.measure(position);
    if (this.skipped > 0) this.skipped++;
    else if (this.place === 'seg') this.openInline(name, attributes, line);
    else if (this.fact) this.misplaced(name, line);
    else if (!this.openElement(name, attributes, line, position)) this.misplaced(name, line);
  }

  text(data: string, position: number): void {
    if (this.skipped > 0) return;
    this.measure(position);
    if (this.place === 'seg') this.variant!.segment!.add(data);
    else if (this.fact) this.fact.text += data;
  }

  close(name: string): void {
    if (this.skipped > 0) this.skipped--;
    else if (this.inline > 0) {
      this.inline--;
      this.variant!.segment!.end();
    } else if (this.fact) this.closeFact();
    else this.closeElement(name);
  }

  end(): void {
    if (!this.hasBody)
      throw new FormatError(
        'wrong-kind',
        `${this.fileName} has no <body> with translation units. Export it anew from the program it came from.`,
      );
  }

  /** @returns false where the element may not stand here */
  private openElement(
    name: string,
    attributes: Attributes,
    line: number,
    position: number,
  ): boolean {
    switch (this.place) {
      case 'document':
        if (name !== 'tmx')
          throw new FormatError(
            'wrong-kind',
            `${this.fileName} is no TMX file: it begins with <${name}>. Choose a file that a translation memory was exported to.`,
            { line, column: 1 },
          );
        this.version = attributes.version ?? '';
        this.place = 'tmx';
        return true;
      case 'tmx':
        if (name === 'header' && !this.hasHeader) {
          this.hasHeader = true;
          this.header.attributes = attributes;
          this.sourceLang = sourceLangOf(attributes.srclang);
          this.begin(position, line);
          this.place = 'header';
          return true;
        }
        if (name !== 'body') return false;
        if (!this.hasBody) this.emitHeader();
        this.hasBody = true;
        this.place = 'body';
        return true;
      case 'header':
        if (name === 'ude') {
          this.header.addEncoding(attributes);
          this.place = 'ude';
          return true;
        }
        return this.openFact(name, attributes);
      case 'ude':
        if (name !== 'map') return false;
        this.header.addMap(attributes);
        this.skipped = 1;
        return true;
      case 'body':
        if (name !== 'tu') return false;
        this.begin(position, line);
        this.openUnit(attributes, line);
        return true;
      case 'tu':
        if (name !== 'tuv') return this.openFact(name, attributes);
        this.openVariant(attributes, line);
        return true;
      case 'tuv':
        if (name !== 'seg') return this.openFact(name, attributes);
        if (this.variant!.segment) {
          this.breakUnit('no-segment', line, 'a version with more than one <seg>.');
          this.skipped = 1;
          return true;
        }
        this.variant!.segment = new SegmentBuilder();
        this.place = 'seg';
        return true;
      case 'seg':
        return false;
    }
  }

  private closeElement(name: string): void {
    switch (this.place) {
      case 'header':
        this.begun = Infinity;
        this.place = 'tmx';
        break;
      case 'ude':
        this.place = 'header';
        break;
      case 'body':
        this.place = 'tmx';
        break;
      case 'tu':
        this.closeUnit();
        this.place = 'body';
        break;
      case 'tuv':
        this.closeVariant();
        this.place = 'tu';
        break;
      case 'seg':
        this.place = 'tuv';
        break;
      case 'tmx':
        if (name === 'tmx') this.place = 'document';
    }
  }

  private openFact(name: string, attributes: Attributes): boolean {
    if (name !== 'note' && name !== 'prop') return false;
    this.fact = { name, attributes, text: '' };
    return true;
  }

  private closeFact(): void {
    const { name, attributes, text } = this.fact!;
    this.fact = null;
    const { annotations } = this.variant ?? this.unit ?? this.header;
    if (name === 'note') annotations.addNote(text, attributes);
    else annotations.addProperty(text, attributes);
  }

  private emitHeader(): void {
    const header = this.header.build(this.version, this.sourceLang);
    this.emit({ kind: 'header', header });
    this.inherited = inheritedFrom(header.attributes);
  }

  private openUnit(attributes: Attributes, line: number): void {
    const { provenance, rest } = readFacts(attributes, unitFields);
    this.unit = {
      id: attributes.tuid || null,
      line,
      sourceLang:
        attributes.srclang === undefined ? this.sourceLang : sourceLangOf(attributes.srclang),
      provenance,
      annotations: new AnnotationsBuilder(rest),
      variants: [],
      isBroken: false,
    };
    this.place = 'tu';
  }

  private closeUnit(): void {
    const { id, line, sourceLang, provenance, annotations, variants } = this.unit!;
    if (!this.unit!.isBroken) {
      if (variants.length === 0) this.breakUnit('no-variant', line, 'a unit without a <tuv>.');
      else if (sourceLang !== null && !variants.some(({ lang }) => isLanguage(lang, sourceLang)))
        this.breakUnit(
          'no-source',
          line,
          `a unit without a <tuv> in its source language, ${sourceLang}.`,
        );
    }
    if (!this.unit!.isBroken) {
      const { createdAt, createdBy, changedAt, changedBy, usedAt, usageCount } = provenance;
      const { properties, notes, attributes } = annotations.build(this.inherited);
      const unit = { id, sourceLang, variants, createdAt, createdBy, changedAt, changedBy, usedAt, usageCount, properties, notes, attributes }; // prettier-ignore
      this.emit({ kind: 'unit', line, unit });
    }
    this.unit = null;
    this.begun = Infinity;
  }

  private openVariant(attributes: Attributes, line: number): void {
    const { provenance, rest } = readFacts(attributes, variantFields);
    this.variant = {
      lang: canonicalLang(attributes['xml:lang'] ?? attributes.lang ?? ''),
      line,
      provenance,
      annotations: new AnnotationsBuilder(rest),
      segment: null,
      isBroken: false,
    };
    this.place = 'tuv';
  }

  private closeVariant(): void {
    const { lang, line, provenance, annotations, segment } = this.variant!;
    this.variant = null;
    if (lang === '') this.breakUnit('no-language', line, 'a <tuv> that does not say its language.');
    else if (!segment) this.breakUnit('no-segment', line, 'a <tuv> without a <seg>.');
    else {
      // Named one by one: to spread two million of them takes a second.
      const { createdAt, createdBy, changedAt, changedBy, usedAt, usageCount } = provenance;
      const { properties, notes, attributes } = annotations.build();
      const { text, markup } = segment;
      this.unit!.variants.push({ lang, text, markup, createdAt, createdBy, changedAt, changedBy, usedAt, usageCount, properties, notes, attributes }); // prettier-ignore
    }
  }

  private openInline(name: string, attributes: Attributes, line: number): void {
    this.inline++;
    if (!this.variant!.segment!.start(name, attributes))
      this.fault('misplaced-element', line, `<${name}> may not stand there; its text is kept.`);
  }

  /** Leaves an element out with all it holds. */
  private misplaced(name: string, line: number): void {
    this.skipped = 1;
    this.fault('misplaced-element', line, `<${name}> may not stand there; it is left out.`);
  }

  private breakUnit(code: UnitFaultCode, line: number, message: string): void {
    // One unit, one report.
    if (this.unit!.isBroken) return;
    this.unit!.isBroken = true;
    this.fault(code, line, message);
  }

  private fault(code: UnitFaultCode, line: number, message: string): void {
    const isKept = code === 'misplaced-element';
    const unitId = this.unit?.id ?? null;
    this.emit({ kind: 'fault', fault: { code, line, unitId, isKept, message } });
  }

  private begin(position: number, line: number): void {
    this.begun = position;
    this.begunLine = line;
  }

  private measure(position: number): void {
    if (position - this.begun <= largest) return;
    const what = this.unit ? 'a unit' : 'a header';
    throw new FormatError(
      'too-large',
      `${this.fileName}, line ${this.begunLine}: ${what} of more than ${largest / 1024 / 1024} Mi characters, as in no translation memory.`,
      { line: this.begunLine, column: 1 },
    );
  }
}
