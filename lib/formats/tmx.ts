import type { TranslationUnit, UnitsHeader } from './types';
import { escapeXml } from './xml';

/**
 * Writes translation units as TMX 1.4b, level 1 (LISA OSCAR, 2005), piece by piece: no more than one
 * unit is held. A unit with an empty side is left out: a memory has no use for it.
 * @param units in the order of the file
 * @returns the document as strings, to be encoded as UTF-8
 */
export async function* writeTmx(
  units: AsyncIterable<TranslationUnit> | Iterable<TranslationUnit>,
  header: UnitsHeader,
): AsyncGenerator<string, void, undefined> {
  yield writeHeader(header);
  for await (const unit of units)
    if (unit.source.text.trim() !== '' && unit.target.text.trim() !== '') yield writeUnit(unit);
  yield '  </body>\n</tmx>\n';
}

function writeHeader({ sourceLang, toolVersion, createdAt, properties }: UnitsHeader): string {
  const attributes = writeAttributes({
    creationtool: 'Hebi',
    creationtoolversion: toolVersion,
    // A bead is a sentence or a few.
    segtype: 'sentence',
    'o-tmf': 'Hebi',
    adminlang: 'en',
    srclang: sourceLang,
    datatype: 'plaintext',
    'o-encoding': 'UTF-8',
    creationdate: tmxDate(createdAt),
  });
  return [
    '<?xml version="1.0" encoding="UTF-8"?>\n',
    '<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n',
    `<tmx version="1.4">\n  <header${attributes}>\n`,
    ...writeProperties(properties, '    '),
    '  </header>\n  <body>\n',
  ].join('');
}

function writeUnit(unit: TranslationUnit): string {
  const attributes = writeAttributes({
    tuid: unit.id,
    creationdate: tmxDate(unit.createdAt),
    changedate: tmxDate(unit.changedAt),
    changeid: unit.changedBy,
  });
  return [
    `    <tu${attributes}>\n`,
    ...writeProperties(unit.properties, '      '),
    ...[unit.source, unit.target].map(
      ({ lang, text }) =>
        `      <tuv${writeAttributes({ 'xml:lang': lang })}><seg>${escapeXml(text, 'text')}</seg></tuv>\n`,
    ),
    '    </tu>\n',
  ].join('');
}

function writeProperties(properties: Readonly<Record<string, string>>, indent: string): string[] {
  return Object.entries(properties).map(
    ([type, value]) =>
      `${indent}<prop${writeAttributes({ type })}>${escapeXml(value, 'text')}</prop>\n`,
  );
}

/** Attributes without a value are left out. */
function writeAttributes(attributes: Readonly<Record<string, string>>): string {
  return Object.entries(attributes)
    .filter(([, value]) => value !== '')
    .map(([name, value]) => ` ${name}="${escapeXml(value, 'attribute')}"`)
    .join('');
}

/** `20261124T093000Z`: the form that TMX recommends (ISO 8601, basic, UTC). */
function tmxDate(date: Date): string {
  return date.toISOString().replace(/[-:]|\.\d+/g, '');
}
