import { useFreshDatabase } from '@/tests/database';
import { storeSmallText } from '@/tests/small-text';
import { readBeads } from '../beads';
import { prisma } from '../client';
import { dismissIssue } from '../dismissals';
import { editSentence } from '../edits';
import { addConcepts } from '../terms/change-terms';
import { createTermbase } from '../terms/termbases';
import { checkBeads } from './check-beads';
import { checkDraft } from './check-draft';

describe('a bead as it is being written', () => {
  useFreshDatabase();
  let textId: string;
  let alignmentId: number;
  beforeEach(() => ({ textId, alignmentId } = storeSmallText()));

  const at = async (index: number) => (await readBeads(alignmentId, 0, 100))[index]!;
  const draft = async (index: number, text: string) => {
    const { id: beadId, source, target } = await at(index);
    return checkDraft(textId, { beadId, source, target: [{ id: target[0]!.id, text }] });
  };
  const save = async (index: number, text: string) => {
    const { id, revision, target } = await at(index);
    const sentenceId = target[0]!.id;
    const result = await editSentence({ textId, beadId: id, sentenceId, revision, text, author: '' }); // prettier-ignore
    return result.ok ? result.beads[0]!.issues : null;
  };
  const term = (lang: string, text: string, usage: 'preferred' | 'forbidden') => ({
    lang,
    text,
    usage,
    partOfSpeech: '',
    note: '',
  });

  it.each([
    ['number', 1, 'The network has 83 members.'],
    ['untranslated', 1, '网络属于大家。'],
    ['final-mark', 1, 'The network belongs to everyone?'],
    ['brackets', 1, 'The network (belongs to everyone.'],
    ['width', 1, 'The network，which belongs to everyone.'],
    ['spaces', 1, 'The network  belongs to everyone.'],
    ['repeated-word', 1, 'The network belongs to to everyone.'],
    ['missing-term', 2, 'To develop, use and govern it well is a shared task.'],
    ['forbidden-term', 2, 'To develop, use and govern cyberspace well is a shared task.'],
  ])('is held against what the saved one will be: %s', async (check, index, text) => {
    const concept = [term('zh-Hans', '互联网', 'preferred'), term('en', 'the Internet', 'preferred'), term('en', 'cyberspace', 'forbidden')]; // prettier-ignore
    const termbase = await createTermbase('Cyberspace');
    await addConcepts(termbase, [{ domain: '', definition: '', note: '', terms: concept }], '');
    const before = await draft(index, text);
    expect(before!.map((issue) => issue.check)).toContain(check);
    expect(await save(index, text)).toEqual(before);
  });

  it('is compared with the whole text as the saved one will be', async () => {
    for (const index of [1, 3]) {
      const { id, revision, source } = await at(index);
      const text = '安全是一切发展的前提。';
      await editSentence({ textId, beadId: id, sentenceId: source[0]!.id, revision, text, author: '' }); // prettier-ignore
    }
    await checkBeads(alignmentId);
    const text = 'Security is what comes first.';
    const before = await draft(3, text);
    expect(before!.map(({ check }) => check)).toEqual(['same-source']);
    expect(await save(3, text)).toEqual(before);
  });

  it('is not blamed for what was dismissed, and nothing of it is stored', async () => {
    const text = 'The network has 83 members.';
    const [issue] = (await save(1, text))!;
    const { id } = await at(1);
    await dismissIssue({ textId, beadId: id, key: issue!.key, author: '' });
    await save(1, 'The network belongs to everyone.');
    const operations = await prisma().operation.count();
    expect(await draft(1, text)).toEqual([]);
    expect(await prisma().operation.count()).toBe(operations);
    expect((await at(1)).target[0]!.text).toBe('The network belongs to everyone.');
  });

  it('is one of the text, or none', async () => {
    const { id: beadId, source, target } = await at(1);
    expect(await checkDraft('another', { beadId, source, target })).toBeNull();
  });
});
