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
});
