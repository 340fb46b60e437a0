import { FormatError } from '../errors';
import { pairVariants } from '../pairs';
import type { TranslationUnit, UnitsHeader } from '../types';
import type { UnitFault } from './items';
import { readTmx } from './read';

interface Read {
  header: UnitsHeader | null;
  units: TranslationUnit[];
  faults: UnitFault[];
}

async function read(document: string | Uint8Array, isStrict = false): Promise<Read> {
  const bytes = typeof document === 'string' ? new TextEncoder().encode(document) : document;
  const result: Read = { header: null, units: [], faults: [] };
  for await (const item of readTmx([bytes], { fileName: 'memory.tmx', isStrict }))
    if (item.kind === 'header') result.header = item.header;
    else if (item.kind === 'unit') result.units.push(item.unit);
    else result.faults.push(item.fault);
  return result;
}

const header =
  '<header creationtool="X" creationtoolversion="2" segtype="sentence" o-tmf="x" adminlang="en" srclang="zh-CN" datatype="plaintext"/>';

function memory(units: string, head = header): string {
  return `<?xml version="1.0"?>\n<tmx version="1.4">\n${head}\n<body>\n${units}\n</body></tmx>`;
}

function tu(source: string, target: string): string {
  return `<tu><tuv xml:lang="zh-CN"><seg>${source}</seg></tuv><tuv xml:lang="en"><seg>${target}</seg></tuv></tu>`;
}

describe('reading TMX', () => {
  it('gives header, then units with both sides', async () => {
    const { header: head, units } = await read(
      memory(tu('网络属于大家。', 'The network is ours.')),
    );
    expect(head).toMatchObject({
      version: '1.4',
      sourceLang: 'zh-CN',
      tool: 'X',
      toolVersion: '2',
    });
    expect(units).toHaveLength(1);
    expect(units[0]).toMatchObject({ id: null, sourceLang: 'zh-CN' });
    expect(units[0]!.variants.map(({ lang, text, markup }) => [lang, text, markup])).toEqual([
      ['zh-CN', '网络属于大家。', null],
      ['en', 'The network is ours.', null],
    ]);
  });

  it('keeps inline codes as markup, and out of the text', async () => {
    const { units } = await read(
      memory(
        tu(
          '按<bpt i="1">&lt;b></bpt><hi>确定</hi><ept i="1">&lt;/b></ept>。<ph x="1"/>',
          'Press <ph>{<sub>the tip</sub>}</ph>OK.',
        ),
      ),
    );
    const [source, target] = units[0]!.variants;
    expect(source!.text).toBe('按确定。');
    expect(source!.markup).toBe(
      '按<bpt i="1">&lt;b&gt;</bpt><hi>确定</hi><ept i="1">&lt;/b&gt;</ept>。<ph x="1"/>',
    );
    expect(target!.text).toBe('Press OK.');
    expect(target!.markup).toBe('Press <ph>{<sub>the tip</sub>}</ph>OK.');
  });

  it('skips a broken unit and says where it is', async () => {
    const { units, faults } = await read(
      memory(`${tu('一。', 'One.')}\n<tu tuid="b"></tu>\n${tu('二。', 'Two.')}`),
    );
    expect(units).toHaveLength(2);
    expect(faults).toEqual([
      {
        code: 'no-variant',
        line: 6,
        unitId: 'b',
        isKept: false,
        message: 'a unit without a <tuv>.',
      },
    ]);
  });

  it('stops at the first broken unit where it is told to be strict', async () => {
    await expect(read(memory(`${tu('一。', 'One.')}\n<tu/>`), true)).rejects.toThrow(
      'memory.tmx, line 6: a unit without a <tuv>.',
    );
  });

  it('says where a file is not well-formed', async () => {
    const error = await read(memory('<tu><tuv xml:lang="en"><seg>A & B</seg></tuv></tu>')).catch(
      (thrown: unknown) => thrown,
    );
    expect(error).toBeInstanceOf(FormatError);
    expect(error).toMatchObject({ code: 'not-well-formed', place: { line: 5 } });
  });

  it('pairs the variants that fit a wish', async () => {
    const { units } = await read(memory(tu('一。', 'One.')));
    const paired = pairVariants(units[0]!, { source: 'zh', target: 'en-GB' });
    expect(paired).toMatchObject({
      pairs: [{ source: { text: '一。' }, target: { text: 'One.' } }],
    });
  });

  const encoders: [string, (text: string) => Uint8Array][] = [
    ['UTF-8 with a byte order mark', (text) => Buffer.from(`\ufeff${text}`)],
    ['UTF-16 LE with a byte order mark', (text) => Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['UTF-16 LE without one', (text) => Buffer.from(text, 'utf16le')],
    [
      'UTF-16 BE with a byte order mark',
      (text) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16(),
    ],
    ['UTF-16 BE without one', (text) => Buffer.from(text, 'utf16le').swap16()],
  ];

  it.each(encoders)('reads %s', async (_, encode) => {
    const { units } = await read(encode(memory(tu('网络属于大家。𠀀', 'Ours.'))));
    expect(units[0]!.variants[0]!.text).toBe('网络属于大家。𠀀');
  });

  it('reads the encoding that a file declares', async () => {
    const document = memory(tu('caf\u00e9', 'x')).replace('"1.0"', '"1.0" encoding="ISO-8859-1"');
    const { units } = await read(Buffer.from(document, 'latin1'));
    expect(units[0]!.variants[0]!.text).toBe('café');
  });

  it('refuses bytes that are not valid, and says in which line', async () => {
    const document = Buffer.from(memory(`${tu('一。', 'One.')}\n${tu('X', 'Two.')}`));
    document[document.indexOf('X</seg>')] = 0xff;
    await expect(read(document)).rejects.toThrow(
      /^memory\.tmx, line 6: bytes that are not valid UTF-8/,
    );
  });

  it('keeps what the file says of units: dates, people, counts, notes, properties', async () => {
    const { units } = await read(
      memory(
        `<tu tuid="9" creationdate="20260102T030405Z" creationid="Lin" changedate="2026-02-30" usagecount="3" ex:a="b">
<note xml:lang="en">N</note><prop type="x-context-pre">前</prop>
<tuv lang="zh_CN" lastusagedate="20260102"><seg>一</seg></tuv></tu>`,
      ),
    );
    expect(units[0]).toMatchObject({
      id: '9',
      createdAt: new Date('2026-01-02T03:04:05Z'),
      createdBy: 'Lin',
      changedAt: null,
      usageCount: 3,
      notes: [{ text: 'N', lang: 'en' }],
      properties: [{ type: 'x-context-pre', value: '前' }],
      attributes: { changedate: '2026-02-30', 'ex:a': 'b' },
    });
    expect(units[0]!.variants[0]).toMatchObject({ lang: 'zh-CN', usedAt: new Date('2026-01-02') });
  });

  it('lets a unit have what the header says for all', async () => {
    const paragraphs = header.replace('segtype="sentence"', 'segtype="paragraph"');
    const { units } = await read(memory(tu('一。', 'One.'), paragraphs));
    expect(units[0]!.attributes).toEqual({ segtype: 'paragraph' });
  });

  it('fetches and expands nothing: a billion laughs end at the first', async () => {
    const laughs = Array.from(
      { length: 10 },
      (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`,
    ).join('');
    const document = memory(tu('&l10;', 'x')).replace(
      '<tmx',
      `<!DOCTYPE tmx [<!ENTITY l0 "ha"><!ENTITY x SYSTEM "file:///etc/passwd">${laughs}]>\n<tmx`,
    );
    await expect(read(document)).rejects.toMatchObject({ code: 'not-well-formed' });
  });

  it('refuses endless nesting and endless parts without filling the memory', async () => {
    await expect(read(memory(tu('<hi>'.repeat(100_000), 'x')))).rejects.toMatchObject({
      code: 'too-large',
    });
    function* endless() {
      yield Buffer.from(memory('<tu><tuv xml:lang="zh"><seg>').replace('\n</body></tmx>', ''));
      const piece = Buffer.alloc(1024 * 1024, 'a');
      for (;;) yield piece;
    }
    const items = readTmx(endless(), { fileName: 'memory.tmx' });
    await expect(
      (async () => {
        for await (const item of items) expect(item.kind).toBe('header');
      })(),
    ).rejects.toMatchObject({ code: 'too-large' });
  });

  it.each([
    ['a unit', 'line 5', (part: string) => memory(tu('一', 'One').replace('<tuv', `${part}<tuv`))],
    ['a header', 'line 3', (part: string) => memory(tu('一', 'One'), header.replace('/>', `>${part}</header>`))],
  ])('refuses %s that grows without end, be it by attributes, and says where it begins', async (what, line, document) => {
    const part = `<prop type="${'x'.repeat(100_000)}">1</prop>`.repeat(30);
    await expect(read(document(part))).rejects.toThrow(
      `memory.tmx, ${line}: ${what} of more than 2 Mi characters`,
    );
  }); // prettier-ignore

  it('refuses a file of which no unit can be read', async () => {
    await expect(read(memory('<tu/><tu/>'))).rejects.toThrow('none of its 2 units can be read');
  });

  it('reads a memory without units', async () => {
    expect((await read(memory(''))).units).toEqual([]);
  });
});
