import { useFreshDatabase } from '@/tests/database';
import { storeSmallText } from '@/tests/small-text';
import { arrange } from '../arrange';
import { readBeads } from '../beads';
import { dismissIssue } from '../dismissals';
import { editSentence } from '../edits';
import { redo, undo } from '../history';
import { prisma } from '../client';
import { checkBeads } from './check-beads';

describe('issues of stored beads', () => {
  useFreshDatabase();
  let textId: string;
  let alignmentId: number;
  beforeEach(() => ({ textId, alignmentId } = storeSmallText()));

  const at = async (index: number) => (await readBeads(alignmentId, 0, 100))[index]!;
  const issues = async (index: number) => (await at(index)).issues.map(({ check }) => check);
  const write = async (index: number, text: string, side: 'source' | 'target' = 'target') => {
    const bead = await at(index);
    const { id, revision } = bead;
    const result = await editSentence({ textId, beadId: id, sentenceId: bead[side][0]!.id, revision, text, author: '' }); // prettier-ignore
    expect(result.ok).toBe(true);
    return result;
  };
  const dismiss = async (index: number) => {
    const { id, issues } = await at(index);
    return dismissIssue({ textId, beadId: id, key: issues[0]!.key, author: 'Lin' });
  };

  it('come with the answer to the edit that made them, with their place, and go when it is mended', async () => {
    const result = await write(1, 'The network has 83 members.');
    expect(result).toMatchObject({ ok: true, beads: [{ issues: [{ check: 'number', found: '83', place: { side: 'target', start: 16, end: 18 } }] }] }); // prettier-ignore
    expect(await write(1, 'The network belongs to all.')).toMatchObject({ beads: [{ issues: [] }] });
  }); // prettier-ignore

  it('stay dismissed, also when the bead is another, until the text concerned changes', async () => {
    await write(1, 'The network has 83 members.');
    expect(await dismiss(1)).toMatchObject({ ok: true, beads: [{ issues: [] }] });
    await arrange({ textId, bead: await at(1), arrangement: { kind: 'merge', by: 1 }, author: '' });
    await arrange({ textId, bead: await at(1), arrangement: { kind: 'split' }, author: '' });
    expect(await issues(1)).toEqual([]);
    await write(1, 'The network has 83 members now.');
    expect(await issues(1)).toEqual(['number']);
    await write(1, 'The network has 83 members.');
    expect(await issues(1)).toEqual([]);
  });

  it('come back when their dismissal is undone', async () => {
    await write(1, 'The network has 83 members.');
    await dismiss(1);
    expect(await undo(textId, '')).toMatchObject({ ok: true, beads: [{ issues: [{ check: 'number' }] }] }); // prettier-ignore
    expect(await redo(textId, '')).toMatchObject({ ok: true, beads: [{ issues: [] }] });
  });

  it('are not dismissed twice', async () => {
    await write(1, 'The network has 83 members.');
    const { id, issues } = await at(1);
    await dismiss(1);
    expect(await dismissIssue({ textId, beadId: id, key: issues[0]!.key, author: '' })).toEqual({ ok: false, code: 'gone' }); // prettier-ignore
  });

  it('are kept for filters, for beads that are new or changed, a bounded number at once', async () => {
    const kept = async () =>
      (await prisma().beadCheck.findMany({ orderBy: { beadId: 'asc' } })).map((it) => it.issues);
    expect(await prisma().beadUnchecked.count()).toBe(4);
    await checkBeads(alignmentId, 3);
    expect(await prisma().beadUnchecked.count()).toBe(1);
    expect(await checkBeads(alignmentId)).toBe(0);
    expect(await kept()).toEqual(['', '', '', '']);
    await write(1, 'The network has 83 members.');
    await checkBeads(alignmentId);
    expect(await kept()).toEqual(['', ' number ', '', '']);
    await dismiss(1);
    await checkBeads(alignmentId);
    expect(await kept()).toEqual(['', '', '', '']);
  });

  it('tell of the same source with two translations, and of the reverse', async () => {
    const twice = '安全是一切发展的前提。';
    await write(1, twice, 'source');
    await write(3, twice, 'source');
    await checkBeads(alignmentId);
    expect([await issues(1), await issues(2), await issues(3)]).toEqual([['same-source'], [], ['same-source']]); // prettier-ignore
    await dismiss(1);
    expect([await issues(1), await issues(3)]).toEqual([[], ['same-source']]);
    await write(1, '安全首先是一切的前提。', 'source');
    await write(1, 'Security comes before development.');
    await checkBeads(alignmentId);
    expect(await issues(3)).toEqual(['same-target']);
  });
});
