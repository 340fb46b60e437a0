import { execFileSync } from 'node:child_process';
import { readBeads } from '@/lib/store/beads';
import { setStatus } from '@/lib/store/edits';
import { prisma } from '@/lib/store/client';
import { endMemoryService } from '@/lib/store/memory/service';
import {
  GET as getTmserver,
  PUT as putTmserver,
} from '@/app/tmserver/[source]/[target]/unit/[text]/route';
import { addConcepts } from '@/lib/store/terms/change-terms';
import { createTermbase } from '@/lib/store/terms/termbases';
import { useFreshDatabase } from '@/tests/database';
import { storeSmallText } from '@/tests/small-text';
import { openApi } from '../openapi.json/openapi';
import { unknownPath } from './unknown-path';
import { GET as getConcordance } from './concordance/route';
import { GET as getLookup, POST as postLookup } from './lookup/route';
import {
  GET as getUnits,
  DELETE as deleteUnits,
  POST as postUnit,
} from './memories/[id]/units/route';
import { GET as getMemoryExport } from './memories/[id]/export/route';
import { GET as getMemories } from './memories/route';
import { GET as getTermsExport } from './termbases/[id]/export/route';
import { GET as getTermbases } from './termbases/route';
import { GET as getExport } from './texts/[id]/export/route';
import { GET as getTexts } from './texts/route';

useFreshDatabase();
// The memory's own process starts with each test.
jest.setTimeout(60_000);
afterEach(() => endMemoryService());

const request = (path: string, init: RequestInit & { headers?: Record<string, string> } = {}) =>
  new Request(`http://localhost${path}`, {
    ...init,
    headers: { host: 'localhost', ...init.headers },
  });
const context = (id: string) => ({ params: Promise.resolve({ id }) });

async function confirmOne(): Promise<string> {
  const { textId, alignmentId } = storeSmallText();
  const [bead] = await readBeads(alignmentId, 1, 1);
  await setStatus({ textId, beads: [bead!], status: 'confirmed', author: '' });
  return textId;
}

const segment = encodeURIComponent('网络属于大家。');

describe('the API for other programs', () => {
  it('finds what was confirmed, in its own form and in that of tmserver', async () => {
    await confirmOne();
    const answer = await getLookup(request(`/api/v1/lookup?segment=${segment}&from=zh-CN&to=en`));
    expect(await answer.json()).toMatchObject({ matches: [{ score: 100, kind: 'exact' }] });
    const old = await getTmserver(request(`/tmserver/zh_CN/en/unit/${segment}`));
    expect(await old.json()).toMatchObject([{ source: '网络属于大家。', quality: 100 }]);
    const found = await getConcordance(
      request(`/api/v1/concordance?q=${encodeURIComponent('网络')}&from=zh&to=en`),
    );
    expect(await found.json()).toMatchObject({ lines: [{ source: '网络属于大家。' }] });
  });

  it('adds a unit that the next lookup finds', async () => {
    storeSmallText();
    const { id } = await prisma().memory.create({ data: { name: 'Mine' } });
    const unit = { source: '你好。', target: 'Hello.', sourceLang: 'zh-CN', targetLang: 'en' };
    const added = await postUnit(
      request(`/api/v1/memories/${id}/units`, { method: 'POST', body: JSON.stringify(unit) }),
      context(String(id)),
    );
    expect(added.status).toBe(201);
    const path = `/api/v1/lookup?segment=${encodeURIComponent('你好。')}&from=zh&to=en`;
    expect(await (await getLookup(request(path))).json()).toMatchObject({
      matches: [{ target: 'Hello.' }],
    });
    expect(await (await getMemories(request('/api/v1/memories'))).json()).toMatchObject({
      memories: [{ name: 'Mine', units: 1 }],
    });
  });

  it('lists texts, and gives one as TMX', async () => {
    const textId = await confirmOne();
    expect(await (await getTexts(request('/api/v1/texts'))).json()).toMatchObject({
      texts: [{ id: textId, confirmed: 1 }],
    });
    const file = await getExport(request('/api/v1/texts/x/export'), context(textId));
    expect(await file.text()).toContain('<seg>网络属于大家。</seg>');
  });

  it('keeps what a client of tmserver sends, whatever its text and its way to name a language', async () => {
    storeSmallText();
    const source = '他/她 100% + “好”？';
    const quoted = encodeURIComponent(source);
    const body = JSON.stringify({ source, target: 'He/she is 100% + “fine”?' });
    const kept = await putTmserver(request(`/tmserver/zh_CN/en/unit/${quoted}`, { method: 'PUT', body })); // prettier-ignore
    expect([kept.status, await kept.json()]).toEqual([200, '']);
    const ways = [quoted, quoted.replaceAll('%20', '+'), quoted.replaceAll('%2F', '/')];
    for (const lang of ['zh_CN', 'zh-CN', 'zh', 'zh-Hans'])
      for (const way of ways) {
        const found = await getTmserver(request(`/tmserver/${lang}/en/unit/${way}`));
        expect(await found.json()).toMatchObject([{ source, quality: 100, context: 'tmserver' }]);
      }
    const none = `/tmserver/zh/en/unit/${quoted}?min_similarity=100&max_candidates=1`;
    expect(await (await getTmserver(request(none))).json()).toHaveLength(1);
  });

  it('gives memories and termbases whole', async () => {
    const { id } = await prisma().memory.create({ data: { name: 'Mine' } });
    const unit = { source: '你好。', target: 'Hello.', sourceLang: 'zh-CN', targetLang: 'en' };
    await postUnit(request(`/api/v1/memories/${id}/units`, { method: 'POST', body: JSON.stringify(unit) }), context(String(id))); // prettier-ignore
    for (const level of ['1', '2']) {
      const file = await getMemoryExport(request(`/api/v1/memories/${id}/export?level=${level}`), context(String(id))); // prettier-ignore
      expect(await file.text()).toContain('<seg>你好。</seg>');
    }
    const termbaseId = await createTermbase('白皮书');
    const term = (lang: string, text: string) => ({ lang, text, partOfSpeech: '', usage: 'preferred' as const, note: '' }); // prettier-ignore
    await addConcepts(termbaseId, [{ domain: '', definition: '', note: '', terms: [term('zh-Hans', '主权'), term('en', 'sovereignty')] }], ''); // prettier-ignore
    expect(await (await getTermbases(request('/api/v1/termbases'))).json()).toMatchObject({
      termbases: [{ id: termbaseId, concepts: 1 }],
    });
    const terms = await getTermsExport(request('/x?format=csv'), context(termbaseId));
    expect(await terms.text()).toContain('en,sovereignty');
  });

  describe('says what is wrong as problem details', () => {
    const post = (body: string) => postUnit(request('/api/v1/memories/1/units', { method: 'POST', body }), context('1')); // prettier-ignore
    const unit = { source: 'a', target: 'b', sourceLang: 'en', targetLang: 'zh' };
    it.each([
      ['a language', 400, () => getLookup(request('/api/v1/lookup?segment=x&from=nonsense!&to=en'))],
      ['a segment that is missing', 400, () => getLookup(request('/api/v1/lookup?from=zh&to=en'))],
      ['a number', 400, () => getLookup(request('/api/v1/lookup?segment=x&from=zh&to=en&limit=0'))],
      ['a memory', 404, () => getMemoryExport(request('/x'), context('nonsense'))],
      ['a memory that is not there', 404, () => post(JSON.stringify(unit))],
      ['units of a memory that is not there', 404, () => getUnits(request('/x'), context('999'))],
      ['a termbase', 404, () => getTermsExport(request('/x'), context('nonsense'))],
      ['a format', 400, () => getTermsExport(request('/x?format=doc'), context('nonsense'))],
      ['a text', 404, () => getExport(request('/x'), context('nonsense'))],
      ['a body that is no JSON', 400, () => post('{')],
      ['a body without a field', 400, () => post('{"source":"a"}')],
      ['a body that is too large', 413, () => post('x'.repeat(2_000_000))],
      ['a unit of tmserver', 400, () => putTmserver(request('/tmserver/zh/en/unit/x', { method: 'PUT', body: '[]' }))],
      ['a path', 404, () => unknownPath(request('/api/v1/nothing'))],
    ])('%s (%d)', async (_, status, ask) => {
      const answer = await ask();
      expect(answer.headers.get('content-type')).toBe('application/problem+json');
      expect(await answer.json()).toMatchObject({ status, title: expect.any(String), detail: expect.any(String) }); // prettier-ignore
      expect(answer.status).toBe(status);
    }); // prettier-ignore
  });

  it('says what is missing, field by field', async () => {
    const answer = await getLookup(request('/api/v1/lookup?from=zh'));
    const errors = ['segment', 'to'].map((field) => ({ field, detail: 'is missing' }));
    expect(await answer.json()).toMatchObject({ detail: 'segment: is missing', errors });
  });

  it('calls what is wrong by the name that the client gave it', async () => {
    const answer = await getTmserver(request('/tmserver/zh/en/unit/x?min_similarity=high'));
    expect(await answer.json()).toMatchObject({ errors: [{ field: 'min_similarity' }] });
  });

  it('says which methods a path takes instead', async () => {
    const answers = [
      postLookup(request('/api/v1/lookup', { method: 'POST' })),
      deleteUnits(request('/api/v1/memories/1/units', { method: 'DELETE' })),
    ];
    expect(answers.map(({ status }) => status)).toEqual([405, 405]);
    expect(answers.map(({ headers }) => headers.get('allow'))).toEqual([
      'GET, HEAD, OPTIONS',
      'GET, POST, HEAD, OPTIONS',
    ]);
    expect(await answers[0]!.json()).toMatchObject({ status: 405, title: 'Method Not Allowed' });
  });

  it('is not for pages of others, but for who holds the token', async () => {
    const headers = { host: 'hebi.example', origin: 'https://example.org' };
    expect((await getTexts(request('/api/v1/texts', { headers }))).status).toBe(403);
    process.env.HEBI_TOKEN = 'the-secret-of-the-test';
    const authorization = `Bearer ${process.env.HEBI_TOKEN}`;
    try {
      const answer = await getTexts(
        request('/api/v1/texts', { headers: { ...headers, authorization } }),
      );
      expect(answer.status).toBe(200);
    } finally {
      delete process.env.HEBI_TOKEN;
    }
  });

  it('documents every operation, with what it takes', () => {
    const { paths } = openApi();
    expect(Object.keys(paths)).toHaveLength(10);
    const names = paths['/api/v1/lookup']!.get!.parameters!.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['segment', 'from', 'to', 'threshold', 'limit']));
  });

  it('is documented as OpenAPI says that it is to be', () => {
    const faults = execFileSync(process.execPath, ['tests/validate-openapi.mjs'], {
      input: JSON.stringify(openApi()),
    });
    expect(JSON.parse(faults.toString())).toEqual([]);
  });
});
