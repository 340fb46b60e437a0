import { useFreshDatabase } from '@/tests/database';
import { storeSmallText } from '@/tests/small-text';
import { readBeads } from '../beads';
import { prisma } from '../client';
import { checkBeads } from '../checks/check-beads';
import { openSqlite } from '../sqlite';
import { addConcepts, stepTerms } from './change-terms';
import { termsIn } from './known-terms';
import { statesOfProposals } from './proposals';
import { setTermbaseUse, setUsedForText } from './set-termbase-use';
import { stepTermsInBulk } from './step-in-bulk';
import { createTermbase, findTermbase, listTermbases } from './termbases';
import type { ConceptDraft } from './types';

const term = (lang: string, text: string) => ({ lang, text, usage: 'preferred' as const, partOfSpeech: '', note: '' }); // prettier-ignore
const concept = (zh: string, en: string): ConceptDraft => ({
  ...{ domain: '', definition: '', note: '' },
  terms: [term('zh-Hans', zh), term('en', en)],
});
const langs = { from: 'zh-Hans', to: 'en' };

describe('what a termbase is used for', () => {
  useFreshDatabase();
  let one: { textId: string; alignmentId: number };
  let other: { textId: string; alignmentId: number };
  let termbaseId: string;
  beforeEach(async () => {
    [one, other] = [storeSmallText(), storeSmallText()];
    termbaseId = await createTermbase('白皮书');
    await addConcepts(termbaseId, [concept('互联网', 'the Internet')], '');
  });

  const found = async (textId: string) => (await termsIn('治理互联网', { textId, ...langs })).length;
  const wrong = async (alignmentId: number) =>
    (await readBeads(alignmentId, 0, 100)).flatMap(({ issues }) => issues.map(({ check }) => check));
  const kept = async () => {
    for (const { alignmentId } of [one, other]) await checkBeads(alignmentId);
    const rows = await prisma().beadCheck.findMany({ where: { issues: { not: '' } } });
    return rows.map(({ alignmentId }) => alignmentId);
  };

  it('is all texts at first, also those that come later', async () => {
    const { textId } = storeSmallText();
    expect(await Promise.all([one.textId, textId].map(found))).toEqual([1, 1]);
    expect(await findTermbase(termbaseId)).toMatchObject({ priority: 0, textIds: null });
  });

  it('is chosen texts: in no other are its terms found, missed or known to proposals', async () => {
    await setTermbaseUse(termbaseId, { priority: 0, textIds: [one.textId] }, 'Li');
    expect(await Promise.all([one, other].map(({ textId }) => found(textId)))).toEqual([1, 0]);
    expect(await wrong(one.alignmentId)).toEqual(['missing-term']);
    expect(await wrong(other.alignmentId)).toEqual([]);
    const pairs = [{ source: '互联网', target: 'the Internet' }];
    expect(await statesOfProposals(one.textId, pairs)).toEqual(['known']);
    expect(await statesOfProposals(other.textId, pairs)).toEqual(['open']);
  });

  it('has what it changes checked again, and is taken back and made again like other changes', async () => {
    expect(await kept()).toEqual([one.alignmentId, other.alignmentId]);
    await setUsedForText(termbaseId, other.textId, false, 'Li');
    expect(await kept()).toEqual([one.alignmentId]);
    expect(await listTermbases()).toMatchObject([{ textIds: [one.textId] }]);
    await stepTerms(termbaseId, 'undo');
    expect(await kept()).toEqual([one.alignmentId, other.alignmentId]);
    const db = openSqlite(process.env.HEBI_DB!);
    expect(stepTermsInBulk(db, termbaseId, 'redo')).toBe('done');
    db.close();
    expect(await kept()).toEqual([one.alignmentId]);
    expect(await setUsedForText(termbaseId, other.textId, true, 'Li')).toMatchObject({ ok: true });
    expect(await found(other.textId)).toBe(1);
  });

  it('is taken back also where a text of its is gone', async () => {
    await setTermbaseUse(termbaseId, { priority: 3, textIds: [one.textId] }, '');
    await prisma().text.delete({ where: { id: one.textId } });
    expect(await stepTerms(termbaseId, 'undo')).toMatchObject({ ok: true });
    expect(await findTermbase(termbaseId)).toMatchObject({ priority: 0, textIds: null });
  });

  it('puts the terms of the highest priority first, in what is found and in what is missed', async () => {
    const second = await createTermbase('Another');
    await addConcepts(second, [concept('互联网', 'the net')], '');
    const order = async () => {
      const hits = await termsIn('互联网', { textId: one.textId, ...langs });
      const [issue] = (await readBeads(one.alignmentId, 0, 100)).flatMap(({ issues }) => issues);
      return [hits.map(({ translations: [first] }) => first!.text), issue!.wanted];
    };
    const [net, internet] = ['the net', 'the Internet'];
    expect(await order()).toEqual([[net, internet], [net, internet]]); // by name
    await setTermbaseUse(termbaseId, { priority: 1, textIds: null }, '');
    expect(await order()).toEqual([[internet, net], [internet, net]]); // prettier-ignore
  });
}); // prettier-ignore
