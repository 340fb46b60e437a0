import { readTmx } from '@/lib/formats/tmx/read';
import type { TranslationUnit } from '@/lib/formats/types';
import { useFreshDatabase } from '@/tests/database';
import { storeSmallText } from '@/tests/small-text';
import { readBeads } from './beads';
import { setStatus } from './edits';
import { exportTmx } from './export';

useFreshDatabase();

const options = {
  onlyConfirmed: false,
  langs: { source: 'zh-CN', target: 'en' },
  toolVersion: '1',
};

async function unitsOf(textId: string, onlyConfirmed: boolean): Promise<TranslationUnit[]> {
  let document = '';
  for await (const piece of (await exportTmx(textId, { ...options, onlyConfirmed }))!)
    document += piece;
  const units: TranslationUnit[] = [];
  for await (const item of readTmx([new TextEncoder().encode(document)], { fileName: 'x.tmx' }))
    if (item.kind === 'unit') units.push(item.unit);
  return units;
}

const contextOf = ({ properties }: TranslationUnit) =>
  ['prev', 'next'].map((name) => properties.find(({ type }) => type === name)?.value);

describe('a text as TMX', () => {
  it('says of each unit which sources stand before and after it', async () => {
    const { textId } = storeSmallText();
    const shared = '发展好、运用好、治理好互联网，是国际社会的共同责任。';
    expect((await unitsOf(textId, false)).map(contextOf)).toEqual([
      ['', '网络属于大家。'],
      ['前言', shared],
      ['网络属于大家。', '安全是发展的前提。'],
      [shared, ''],
    ]);
  });

  it('keeps the neighbours of the text and the name of who confirmed, where others are left out', async () => {
    const { textId, alignmentId } = storeSmallText();
    const [bead] = await readBeads(alignmentId, 3, 1);
    await setStatus({ textId, beads: [bead!], status: 'confirmed', author: '王小明' });
    const units = await unitsOf(textId, true);
    expect(units).toMatchObject([{ changedBy: '王小明' }]);
    expect(units.map(contextOf)).toEqual([
      ['发展好、运用好、治理好互联网，是国际社会的共同责任。', ''],
    ]);
  });
});
