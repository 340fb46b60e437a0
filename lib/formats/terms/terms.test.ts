import fc from 'fast-check';
import { readTbx } from './read-tbx';
import { readTermsCsv } from './read-csv';
import type { ConceptEntry, TermEntry, TermsItem } from './types';
import { writeTbx } from './write-tbx';
import { writeTermsCsv } from './write-csv';

async function concepts(items: AsyncIterable<TermsItem>): Promise<ConceptEntry[]> {
  const read: ConceptEntry[] = [];
  for await (const item of items) {
    if (item.kind === 'fault') throw new Error(`line ${item.line}: ${item.message}`);
    read.push(item.concept);
  }
  return read;
}

const bytes = (text: string) => [new TextEncoder().encode(text)];
const tbx = (text: string) => concepts(readTbx(bytes(text), { fileName: 'terms.tbx' }));
const csv = (text: string, langs: string[] = []) =>
  concepts(readTermsCsv(bytes(text), { fileName: 'terms.csv', langs }));

async function join(parts: AsyncIterable<string>): Promise<string> {
  let whole = '';
  for await (const part of parts) whole += part;
  return whole;
}

/** One line, as a cell or an element gives it back. */
const line = fc.string({ unit: 'grapheme', maxLength: 20 }).map((text) =>
  text
    .replace(/[\u0000-\u001f\u007f-\u009f\ufffe\uffff]/g, '')
    .replace(/\s+/g, ' ')
    .trim(),
);
const term: fc.Arbitrary<TermEntry> = fc.record({
  lang: fc.constantFrom('zh-CN', 'en'),
  text: line.filter((text) => text !== ''),
  partOfSpeech: line,
  usage: fc.constantFrom('preferred', 'admitted', 'forbidden'),
  note: line,
});
const concept: fc.Arbitrary<ConceptEntry> = fc.record({
  id: fc.constant(null),
  domain: line,
  definition: line,
  note: line,
  // Files keep the terms of one language together.
  terms: fc
    .array(term, { minLength: 1, maxLength: 4 })
    .map((terms) => [...terms].sort((a, b) => (a.lang < b.lang ? -1 : a.lang > b.lang ? 1 : 0))),
});
const withoutIds = (entries: ConceptEntry[]) => entries.map((entry) => ({ ...entry, id: null }));

describe('terms that are written and read', () => {
  const any = fc.array(concept, { maxLength: 4 });

  it('are the same in TBX', async () => {
    await fc.assert(
      fc.asyncProperty(any, async (entries) => {
        const document = await join(writeTbx(entries, { title: 'T', source: 'Hebi' }));
        expect(withoutIds(await tbx(document))).toEqual(entries);
      }),
    );
  });

  it.each([',', '\t'] as const)('are the same in a table parted by %j', async (delimiter) => {
    await fc.assert(
      fc.asyncProperty(any, async (entries) => {
        const table = await join(writeTermsCsv(entries, delimiter));
        expect(withoutIds(await csv(table))).toEqual(entries);
      }),
    );
  });
});

describe('reading TBX', () => {
  const known = {
    domain: '信息技术',
    definition: 'a store of translated segments',
    terms: [
      { lang: 'zh', text: '翻译记忆', partOfSpeech: 'noun', usage: 'preferred' },
      { lang: 'en', text: 'translation memory', usage: 'preferred' },
      { lang: 'en', text: 'TM', usage: 'forbidden', note: 'spell it out' },
    ],
  };

  it('reads the style DCA', async () => {
    const [read] = await tbx(`<?xml version="1.0"?>
<tbx type="TBX-Basic" style="dca" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2"><tbxHeader/><text><body>
<conceptEntry id="c1"><descrip type="subjectField">信息技术</descrip>
<descripGrp><descrip type="definition">a store of <hi>translated</hi> segments</descrip><admin type="source">ISO</admin></descripGrp>
<langSec xml:lang="zh"><termSec><term>翻译记忆</term><termNote type="partOfSpeech">noun</termNote></termSec></langSec>
<langSec xml:lang="en"><termSec><term>translation memory</term></termSec>
<termSec><term>TM</term><termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote><note>spell it out</note></termSec></langSec>
</conceptEntry></body></text></tbx>`);
    expect(read).toMatchObject({ id: 'c1', note: 'source: ISO', ...known });
  });

  it('reads the style DCT', async () => {
    const [read] = await tbx(`<?xml version="1.0"?>
<tbx type="TBX-Basic" style="dct" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2" xmlns:min="http://www.tbxinfo.net/ns/min" xmlns:basic="http://www.tbxinfo.net/ns/basic"><tbxHeader/><text><body>
<conceptEntry id="c1"><min:subjectField>信息技术</min:subjectField><descripGrp><basic:definition>a store of translated segments</basic:definition></descripGrp>
<langSec xml:lang="zh"><termSec><term>翻译记忆</term><min:partOfSpeech>noun</min:partOfSpeech></termSec></langSec>
<langSec xml:lang="en"><termSec><term>translation memory</term></termSec>
<termSec><term>TM</term><min:administrativeStatus>deprecatedTerm-admn-sts</min:administrativeStatus><note>spell it out</note></termSec></langSec>
</conceptEntry></body></text></tbx>`);
    expect(read).toMatchObject(known);
  });

  it('reads version 2', async () => {
    const [read] = await tbx(
      `<martif type="TBX" xml:lang="en"><text><body><termEntry id="e"><langSet xml:lang="ZH_cn"><ntig><termGrp><term>记忆库</term></termGrp></ntig></langSet></termEntry></body></text></martif>`,
    );
    expect(read!.terms).toMatchObject([{ lang: 'zh-CN', text: '记忆库' }]);
  });

  it('refuses another kind of file', async () => {
    await expect(tbx('<html/>')).rejects.toMatchObject({ code: 'wrong-kind' });
  });
});

describe('reading a table of terms', () => {
  it('reads a column for each language, with variants', async () => {
    const [read] = await csv('中文,English,领域\r\n网络空间,cyberspace|cyber space,法律\r\n');
    expect(read).toMatchObject({
      domain: '法律',
      terms: [
        { lang: 'zh', text: '网络空间', usage: 'preferred' },
        { lang: 'en', text: 'cyberspace', usage: 'preferred' },
        { lang: 'en', text: 'cyber space', usage: 'admitted' },
      ],
    });
  });

  it('reads columns without names where their languages are given', async () => {
    const [read] = await csv('主权\tsovereignty\n', ['zh', 'en']);
    expect(read!.terms.map(({ lang, text }) => [lang, text])).toEqual([
      ['zh', '主权'],
      ['en', 'sovereignty'],
    ]);
  });

  it('says what the first line must hold', async () => {
    await expect(csv('主权,sovereignty\n')).rejects.toThrow('the first line names no language');
  });

  it('says where a quotation mark is not closed', async () => {
    await expect(csv('zh,en\n一,"one\n')).rejects.toMatchObject({ code: 'not-well-formed' });
  });
});
