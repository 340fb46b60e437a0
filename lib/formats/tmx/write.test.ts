import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { tmxFaults } from '@/tests/tmx-faults';
import { noAnnotations, noProvenance, type TranslationUnit, type UnitsHeader } from '../types';
import { ownHeader } from './own-header';
import { writeTmx } from './write';

const header: UnitsHeader = ownHeader({
  sourceLang: 'zh-CN',
  toolVersion: '0.1.0',
  createdAt: new Date('2026-11-24T09:30:15.250Z'),
  properties: [{ type: 'x-hebi-title', value: '携手构建网络空间命运共同体' }],
});

function unit(
  source: string,
  target: string,
  more: Partial<TranslationUnit> = {},
): TranslationUnit {
  const side = (lang: string, text: string) => ({
    ...{ lang, text, markup: null },
    ...noProvenance,
    ...noAnnotations,
  });
  return {
    ...noProvenance,
    ...noAnnotations,
    id: '7',
    sourceLang: 'zh-CN',
    variants: [side('zh-CN', source), side('en', target)],
    createdAt: new Date('2026-11-24T09:30:15Z'),
    changedAt: new Date('2026-11-25T00:00:00Z'),
    createdBy: 'Chen',
    changedBy: 'Lin',
    properties: [{ type: 'x-hebi-status', value: 'confirmed' }],
    ...more,
  };
}

async function write(units: TranslationUnit[], of: UnitsHeader = header): Promise<string> {
  let document = '';
  for await (const part of writeTmx(units, of)) document += part;
  return document;
}

/** The segments of a document, as an XML parser of another hand reads them. */
function segmentsOf(document: string): string[] {
  const segments: string[] = [];
  let inside = false;
  const parser = new SaxesParser();
  parser.on('opentag', ({ name }) => {
    inside = name === 'seg';
    if (inside) segments.push('');
  });
  parser.on('closetag', () => (inside = false));
  parser.on('text', (text) => {
    if (inside) segments[segments.length - 1] += text;
  });
  parser.on('error', (error) => {
    throw error;
  });
  parser.write(document).close();
  return segments;
}

describe('writing TMX', () => {
  it('is valid by the DTD', async () => {
    expect(tmxFaults(await write([unit('网络属于大家。', 'The network is ours.')]))).toEqual([[]]);
  });

  it('is valid without units, and where nobody gave a name', async () => {
    expect(tmxFaults(await write([]))).toEqual([[]]);
    expect(tmxFaults(await write([unit('一。', 'One.', { changedBy: '' })]))).toEqual([[]]);
  });

  it('is checked by a validator that refuses what is wrong', async () => {
    const document = await write([unit('一。', 'One.')]);
    expect(tmxFaults(document.replace(' segtype="sentence"', ''))).not.toEqual([[]]);
    expect(tmxFaults(document.replace('<seg>', '<seg><b/>'))).not.toEqual([[]]);
  });

  it('says in the header who made it, when, and in which languages', async () => {
    const document = await write([]);
    for (const attribute of [
      'creationtool="Hebi"',
      'creationtoolversion="0.1.0"',
      'segtype="sentence"',
      'adminlang="en"',
      'srclang="zh-CN"',
      'datatype="plaintext"',
      'creationdate="20261124T093015Z"',
    ])
      expect(document).toContain(attribute);
  });

  it('gives every unit its id, dates, author, properties and languages', async () => {
    const document = await write([unit('一。', 'One.')]);
    expect(document).toContain(
      '<tu tuid="7" creationdate="20261124T093015Z" creationid="Chen" changedate="20261125T000000Z" changeid="Lin">',
    );
    expect(document).toContain('<prop type="x-hebi-status">confirmed</prop>');
    expect(document).toContain('<tuv xml:lang="zh-CN"><seg>一。</seg></tuv>');
    expect(document).toContain('<tuv xml:lang="en"><seg>One.</seg></tuv>');
  });

  it('leaves out a unit without a variant, which the format has no place for', async () => {
    expect(segmentsOf(await write([unit('', '', { variants: [] }), unit('二。', 'Two.')]))).toEqual(
      ['二。', 'Two.'],
    );
  });

  it('is not broken by a control character, but shows where it was', async () => {
    const document = await write([unit('竖\u000b排', 'a \ud800 b')]);
    expect(tmxFaults(document)).toEqual([[]]);
    expect(segmentsOf(document)).toEqual(['竖\ufffd排', 'a \ufffd b']);
  });

  const visible = fc
    .string({ unit: 'grapheme' })
    // Characters that XML cannot hold are another matter: see above.
    .filter((text) => text.trim() !== '' && !/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/.test(text));

  it('gives back every segment to the character, white space too', async () => {
    await fc.assert(
      fc.asyncProperty(visible, visible, async (source, target) => {
        expect(segmentsOf(await write([unit(source, target)]))).toEqual([source, target]);
      }),
    );
  });

  it('is valid whatever stands in names, titles and segments', async () => {
    const any = fc.string({ unit: 'binary' });
    const documents: string[] = [];
    await fc.assert(
      fc.asyncProperty(any, any, any, async (source, target, name) => {
        const properties = [{ type: 'x-hebi-title', value: name }];
        const units = [unit(source, target, { changedBy: name })];
        documents.push(await write(units, { ...header, properties }));
      }),
    );
    expect(tmxFaults(...documents).flat()).toEqual([]);
  });
});
