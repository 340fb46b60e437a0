import { useFreshDatabase } from '@/tests/database';
import { addConcepts, deleteConcepts, editConcept, stepTerms } from './change-terms';
import { listConcepts } from './concepts';
import { termChecker, termsIn } from './known-terms';
import { createTermbase, listTermbases, setTermbaseDeleted } from './termbases';
import type { ConceptDraft } from './types';

const term = (lang: string, text: string, usage: 'preferred' | 'admitted' | 'forbidden' = 'preferred') => ({ lang, text, usage, partOfSpeech: '', note: '' }); // prettier-ignore
const concept = (...terms: ConceptDraft['terms']): ConceptDraft => ({
  domain: '',
  definition: '',
  note: '',
  terms,
});
const cyberspace = concept(
  term('zh-Hans', '网络空间'),
  term('en', 'cyberspace'),
  term('en', 'network space', 'forbidden'),
);
const langs = { textId: 'any', from: 'zh-Hans', to: 'en' };

describe('a termbase', () => {
  useFreshDatabase();
  let id: string;
  beforeEach(async () => {
    id = await createTermbase('白皮书');
  });

  it('begins empty', async () => {
    expect(await listTermbases()).toEqual([
      { id, name: '白皮书', priority: 0, textIds: null, concepts: 0, langs: [] },
    ]);
  });

  it('finds what was added a moment ago in a sentence, with its translations', async () => {
    expect(await termsIn('网络空间', langs)).toEqual([]);
    await addConcepts(id, [cyberspace], 'Li');
    const [hit] = await termsIn('构建网络空间命运共同体', langs);
    expect(hit).toMatchObject({ start: 2, end: 6, text: '网络空间' });
    expect(hit!.translations.map(({ text, usage }) => [text, usage])).toEqual([
      ['cyberspace', 'preferred'],
      ['network space', 'forbidden'],
    ]);
  });

  it('finds a simplified term in traditional text', async () => {
    await addConcepts(id, [cyberspace], '');
    expect(await termsIn('網絡空間', { textId: 'any', from: 'zh-Hant', to: 'en' })).toHaveLength(1);
  });

  it('says what is missing and what is forbidden', async () => {
    await addConcepts(id, [cyberspace], '');
    const check = await termChecker('any', { source: 'zh-Hans', target: 'en' });
    const issues = (target: string) => check!({ source: '网络空间', target });
    expect(issues('In cyberspace')).toEqual([]);
    expect(issues('In network space').map(({ kind }) => kind)).toEqual([
      'missing-term',
      'forbidden-term',
    ]);
  });

  it('is searched whatever the case and script', async () => {
    await addConcepts(id, [cyberspace, concept(term('zh-Hans', '治理'), term('en', 'governance'))], ''); // prettier-ignore
    for (const sought of ['CYBER', '網絡', '空间'])
      expect(await listConcepts(id, { sought })).toMatchObject({ total: 1 });
    expect(await listConcepts(id)).toMatchObject({ total: 2 });
  });

  it('takes each change back and makes it again', async () => {
    const all = async () => (await listConcepts(id)).concepts;
    const states = [await all()];
    await addConcepts(id, [cyberspace], '');
    states.push(await all());
    const [before] = states[1]!;
    const [zh, en] = before!.terms;
    await editConcept(id, before!, { ...before!, definition: '虚拟的空间', terms: [zh!, { ...en!, text: 'Cyberspace' }, term('en', 'the net', 'admitted')] }, ''); // prettier-ignore
    states.push(await all());
    await deleteConcepts(id, [before!.id], '');
    states.push(await all());
    expect(states.map((state) => state.map(({ terms }) => terms.map(({ text }) => text)))).toEqual([
      [],
      [['网络空间', 'cyberspace', 'network space']],
      [['网络空间', 'Cyberspace', 'the net']],
      [],
    ]);
    for (let at = 2; at >= 0; at--) {
      expect(await stepTerms(id, 'undo')).toMatchObject({ ok: true });
      expect(await all()).toEqual(states[at]);
    }
    for (let at = 1; at <= 3; at++) {
      await stepTerms(id, 'redo');
      expect(await all()).toEqual(states[at]);
    }
    expect(await stepTerms(id, 'redo')).toEqual({ ok: false, code: 'nothing' });
  });

  it('never overwrites what someone else changed meanwhile', async () => {
    await addConcepts(id, [cyberspace], '');
    const [seen] = (await listConcepts(id)).concepts;
    await editConcept(id, seen!, { ...seen!, note: 'theirs' }, 'Wang');
    expect(await editConcept(id, seen!, { ...seen!, note: 'mine' }, 'Li')).toEqual({
      ok: false,
      code: 'changed',
    });
    expect((await listConcepts(id)).concepts[0]!.note).toBe('theirs');
  });

  it('is found no more while it is put away', async () => {
    await addConcepts(id, [cyberspace], '');
    await setTermbaseDeleted(id, true);
    expect([await termsIn('网络空间', langs), await listTermbases()]).toEqual([[], []]);
    await setTermbaseDeleted(id, false);
    expect(await termsIn('网络空间', langs)).toHaveLength(1);
  });
});
