import { useFreshDatabase } from '@/tests/database';
import { storeSmallText } from '@/tests/small-text';
import { readBeads } from './beads';
import { editSentence } from './edits';
import { keepOrigin } from './keep-origin';

describe('the origin of a match that was taken', () => {
  useFreshDatabase();
  let textId: string;
  let alignmentId: number;
  beforeEach(() => ({ textId, alignmentId } = storeSmallText()));
  const at = async (index: number) => (await readBeads(alignmentId, 0, 100))[index]!;
  const match = { kind: 'fuzzy', score: 87, source: '网络属于人。', name: 'Debian', memoryId: 1, unitId: 2, beadId: null } as const; // prettier-ignore

  it('is kept with the sentence, and holds while it says what was taken', async () => {
    const bead = await at(1);
    const sentenceId = bead.target[0]!.id;
    const { text } = bead.target[0]!;
    expect(await keepOrigin({ textId, sentenceId, text, ...match })).toMatchObject({
      origin: { way: 'taken', score: 87, name: 'Debian' },
    });
    await editSentence({ textId, beadId: bead.id, sentenceId, revision: bead.revision, text: 'Mine.', author: '' }); // prettier-ignore
    expect((await at(1)).origin).toBeUndefined();
    await keepOrigin({ textId, sentenceId, text: 'Mine.', ...match, score: 90 });
    expect((await at(1)).origin?.score).toBe(90);
  });

  it('is not kept for a sentence that says something else', async () => {
    const sentenceId = (await at(1)).target[0]!.id;
    expect(await keepOrigin({ textId, sentenceId, text: 'Other.', ...match })).toBeNull();
    expect((await at(1)).origin).toBeUndefined();
  });
});
