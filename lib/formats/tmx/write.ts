import type {
  Annotations,
  Provenance,
  TranslationUnit,
  UnitsHeader,
  UserEncoding,
  Variant,
} from '../types';
import { escapeXml, writeAttributes } from '../xml/escape';
import { writeTmxDate } from './dates';
import { attributeProperty } from './facts';
import { canonicalSegment } from './segment';

export interface WriteTmxOptions {
  /** 2 gives inline codes back, 1 leaves them out (TMX 1.4b, section 2.2). Default: 2. */
  level?: 1 | 2;
}

/** The attributes that the document type allows, beside those that have fields of their own. */
const allowed = {
  header: ['segtype', 'o-tmf', 'adminlang', 'datatype', 'o-encoding'],
  tu: ['o-encoding', 'datatype', 'creationtool', 'creationtoolversion', 'segtype', 'o-tmf'],
  tuv: ['o-encoding', 'datatype', 'creationtool', 'creationtoolversion', 'o-tmf'],
} as const;
/** Dates and counts that make no sense are written as they came. */
const provenanceNames = [
  'creationdate',
  'creationid',
  'changedate',
  'changeid',
  'lastusagedate',
  'usagecount',
];
const segmentTypes = ['block', 'paragraph', 'sentence', 'phrase'];

/**
 * Writes translation units as TMX 1.4b (LISA OSCAR, 2005), piece by piece: no more than one piece of
 * some ten thousand characters is held. Always valid by the document type: attributes that it does not know become properties,
 * which `readTmx` turns back. A unit without a variant cannot be written, and is left out.
 * @param units in the order of the file
 * @returns the document as strings, to be encoded as UTF-8
 */
export async function* writeTmx(
  units: AsyncIterable<TranslationUnit> | Iterable<TranslationUnit>,
  header: UnitsHeader,
  { level = 2 }: WriteTmxOptions = {},
): AsyncGenerator<string, void, undefined> {
  let written = writeHeader(header);
  const add = (unit: TranslationUnit) => {
    if (unit.variants.length > 0) written += writeUnit(unit, header.sourceLang, level);
    return written.length >= pieceLength;
  };
  const take = () => {
    const piece = written;
    written = '';
    return piece;
  };
  // What is at hand is not waited for: a promise a unit costs as much as writing it.
  if (Symbol.asyncIterator in units) {
    for await (const unit of units) if (add(unit)) yield take();
  } else for (const unit of units) if (add(unit)) yield take();
  yield `${written}  </body>\n</tmx>\n`;
}

const pieceLength = 1 << 16;

function writeHeader(header: UnitsHeader): string {
  const { known, unknown } = sortAttributes(header, 'header');
  const attributes = writeAttributes({
    creationtool: header.tool || 'unknown',
    creationtoolversion: header.toolVersion || 'unknown',
    ...{ segtype: 'sentence', 'o-tmf': 'unknown', adminlang: 'en', datatype: 'plaintext' },
    srclang: header.sourceLang ?? '*all*',
    ...known,
    ...datesAndPeople({ ...header, usedAt: null, usageCount: null }),
  });
  return [
    '<?xml version="1.0" encoding="UTF-8"?>\n',
    '<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n',
    `<tmx version="1.4">\n  <header${attributes}>\n`,
    writeAnnotations(header, unknown, '    '),
    ...header.encodings.map(writeEncoding),
    '  </header>\n  <body>\n',
  ].join('');
}

function writeUnit(unit: TranslationUnit, headerLang: string | null, level: 1 | 2): string {
  const { known, unknown } = sortAttributes(unit, 'tu');
  const attributes = writeAttributes({
    tuid: unit.id,
    srclang: unit.sourceLang === headerLang ? null : (unit.sourceLang ?? '*all*'),
    ...known,
    ...datesAndPeople(unit),
  });
  let written = `    <tu${attributes}>\n${writeAnnotations(unit, unknown, '      ')}`;
  for (const variant of unit.variants) written += writeVariant(variant, level);
  return `${written}    </tu>\n`;
}

function writeVariant(variant: Variant, level: 1 | 2): string {
  const { known, unknown } = sortAttributes(variant, 'tuv');
  const attributes = writeAttributes({
    'xml:lang': variant.lang,
    ...known,
    ...datesAndPeople(variant),
  });
  const segment = `<seg>${writeSegment(variant, level)}</seg>`;
  const annotations = writeAnnotations(variant, unknown, '        ');
  return annotations === ''
    ? `      <tuv${attributes}>${segment}</tuv>\n`
    : `      <tuv${attributes}>\n${annotations}        ${segment}\n      </tuv>\n`;
}

function writeSegment({ text, markup }: Variant, level: 1 | 2): string {
  if (level === 2 && markup !== null) {
    // Markup may come from a database or another program: what is not sound is not written.
    try {
      const segment = canonicalSegment(markup);
      if (segment.markup !== null) return segment.markup;
    } catch {
      // The text is left.
    }
  }
  return escapeXml(text, 'text');
}

function writeAnnotations(
  { notes, properties }: Annotations,
  attributes: Readonly<Record<string, string>>,
  indent: string,
): string {
  let written = '';
  for (const { text, lang } of notes)
    written += `${indent}<note${writeAttributes({ 'xml:lang': lang })}>${escapeXml(text, 'text')}</note>\n`;
  for (const { type, value, lang } of properties)
    written += writeProperty(type, value, lang, indent);
  for (const name in attributes)
    written += writeProperty(`${attributeProperty}${name}`, attributes[name]!, undefined, indent);
  return written;
}

function writeProperty(
  type: string,
  value: string,
  lang: string | undefined,
  indent: string,
): string {
  const attributes = ` type="${escapeXml(type, 'attribute')}"${writeAttributes({ 'xml:lang': lang })}`;
  return `${indent}<prop${attributes}>${escapeXml(value, 'text')}</prop>\n`;
}

function writeEncoding({ name, base, maps }: UserEncoding): string {
  // A `ude` without a `map`, or a `map` without its character, is not valid.
  const lines = maps
    .filter(({ unicode }) => unicode)
    .map(({ unicode, code, ent, subst }) => writeAttributes({ unicode, code, ent, subst }))
    .map((attributes) => `      <map${attributes}/>\n`);
  if (lines.length === 0 || name === '') return '';
  return `    <ude${writeAttributes({ name, base })}>\n${lines.join('')}    </ude>\n`;
}

function datesAndPeople(of: Provenance): Record<string, string | null> {
  const { createdAt, createdBy, changedAt, changedBy, usedAt, usageCount } = of;
  return {
    ...(createdAt && { creationdate: writeTmxDate(createdAt) }),
    ...(createdBy && { creationid: createdBy }),
    ...(changedAt && { changedate: writeTmxDate(changedAt) }),
    ...(changedBy && { changeid: changedBy }),
    ...(usedAt && { lastusagedate: writeTmxDate(usedAt) }),
    ...(usageCount !== null && { usagecount: String(usageCount) }),
  };
}

function sortAttributes(
  { attributes }: Annotations,
  tag: keyof typeof allowed,
): { known: Record<string, string>; unknown: Record<string, string> } {
  const known: Record<string, string> = {};
  const unknown: Record<string, string> = {};
  const names: readonly string[] = allowed[tag];
  for (const name in attributes) {
    const value = attributes[name]!;
    const isKnown =
      name === 'segtype'
        ? names.includes(name) && segmentTypes.includes(value)
        : names.includes(name) ||
          (provenanceNames.includes(name) &&
            (tag !== 'header' || !/^(?:lastusagedate|usagecount)$/.test(name)));
    (isKnown ? known : unknown)[name] = value;
  }
  return { known, unknown };
}
