import { storeLongText } from '@/tests/browser/long-text';
import { useFreshDatabase } from '@/tests/database';
import { storeSmallText } from '@/tests/small-text';
import { readBeads } from '../beads';
import { prisma } from '../client';
import { dismissIssue } from '../dismissals';
import { addConcepts, stepTerms } from '../terms/change-terms';
import { createTermbase, setTermbaseDeleted } from '../terms/termbases';
import type { ConceptDraft } from '../terms/types';
import { checkBeads } from './check-beads';
import { recheckSome, recheckTerms } from './recheck-terms';

const concept = (zh: string, en: string, forbidden?: string): ConceptDraft => {
  const term = (lang: string, text: string, usage: 'preferred' | 'forbidden' = 'preferred') => ({
    lang,
    text,
    usage,
    partOfSpeech: '',
    note: '',
  });
  return {
    domain: '',
    definition: '',
    note: '',
    terms: [
      term('zh-Hans', zh),
      term('en', en),
      ...(forbidden === undefined ? [] : [term('en', forbidden, 'forbidden')]),
    ],
  };
};

describe('issues of terms', () => {
  useFreshDatabase();
  let textId: string;
  let alignmentId: number;
  let termbaseId: string;
  beforeEach(async () => {
    ({ textId, alignmentId } = storeSmallText());
    termbaseId = await createTermbase('Cyberspace');
  });
  const issues = async (index: number) => (await readBeads(alignmentId, 0, 100))[index]!.issues;

  it('say where a term has not its translation, and what that is', async () => {
    await addConcepts(termbaseId, [concept('互联网', 'the Internet')], '');
    expect(await issues(2)).toMatchObject([
      {
        check: 'missing-term',
        found: '互联网',
        wanted: ['the Internet'],
        place: { side: 'source', start: 11, end: 14 },
      },
    ]);
    expect(await issues(1)).toEqual([]);
  });

  it('say where a term stands that is not to be used', async () => {
    await addConcepts(termbaseId, [concept('网络', 'Internet', 'network')], '');
    expect((await issues(1)).map(({ check, found }) => [check, found])).toEqual([
      ['missing-term', '网络'],
      ['forbidden-term', 'network'],
    ]);
  });

  it('go by words: a term across two words is none', async () => {
    await addConcepts(termbaseId, [concept('于大', 'nonsense')], '');
    expect(await issues(1)).toEqual([]);
  });

  it('are dismissed, and stay so', async () => {
    await addConcepts(termbaseId, [concept('互联网', 'the Internet')], '');
    const [bead] = (await readBeads(alignmentId, 0, 100)).slice(2);
    await dismissIssue({ textId, beadId: bead!.id, key: bead!.issues[0]!.key, author: '' });
    expect(await issues(2)).toEqual([]);
  });

  it('have the beads checked again that a change of terms concerns, and no others', async () => {
    await checkBeads(alignmentId);
    const kept = async () =>
      (await prisma().beadCheck.findMany({ orderBy: { beadId: 'asc' } })).map((it) => it.issues);
    await addConcepts(termbaseId, [concept('互联网', 'the Internet')], '');
    expect(await prisma().beadUnchecked.count()).toBe(1);
    await checkBeads(alignmentId);
    expect(await kept()).toEqual(['', '', ' missing-term ', '']);
    await stepTerms(termbaseId, 'undo');
    await checkBeads(alignmentId);
    expect(await kept()).toEqual(['', '', '', '']);
  });

  it('have them checked again where the termbase is put away, and taken back', async () => {
    await addConcepts(termbaseId, [concept('互联网', 'the Internet')], '');
    await checkBeads(alignmentId);
    const kept = async () => (await prisma().beadCheck.findFirst({ where: { issues: { not: '' } } }))?.issues; // prettier-ignore
    for (const [isDeleted, found] of [[true, undefined], [false, ' missing-term ']] as const) {
      await setTermbaseDeleted(termbaseId, isDeleted);
      expect(await prisma().beadUnchecked.count()).toBe(1);
      await checkBeads(alignmentId);
      expect(await kept()).toBe(found);
    } // prettier-ignore
  });
});

describe('beads of many texts that a change of terms concerns', () => {
  useFreshDatabase();

  it('are looked for some at a time, also after the server was ended in between', async () => {
    storeLongText(process.env.HEBI_DB!, 2500);
    await prisma().beadUnchecked.deleteMany();
    await prisma().termRecheck.create({ data: { sought: '[""]' } });
    expect(await recheckSome()).toBe(true);
    const first = await prisma().beadUnchecked.count();
    expect(first).toBeGreaterThan(0);
    expect(first).toBeLessThan(2500);
    await recheckTerms();
    while (await recheckSome());
    expect(await prisma().beadUnchecked.count()).toBe(2500);
    expect(await prisma().termRecheck.count()).toBe(0);
  });
});
