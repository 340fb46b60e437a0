import { readBeads } from '@/lib/store/beads';
import { setStatus } from '@/lib/store/edits';
import { prisma } from '@/lib/store/client';
import { endMemoryService } from '@/lib/store/memory/service';
import { GET as getTmserver } from '@/app/tmserver/[source]/[target]/unit/[text]/route';
import { useFreshDatabase } from '@/tests/database';
import { storeSmallText } from '@/tests/small-text';
import { openApi } from '../openapi.json/openapi';
import { GET as getConcordance } from './concordance/route';
import { GET as getLookup } from './lookup/route';
import { POST as postUnit } from './memories/[id]/units/route';
import { GET as getMemories } from './memories/route';
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

  it('says what is wrong as problem details', async () => {
    const answer = await getLookup(request('/api/v1/lookup?segment=x&from=nonsense!&to=en'));
    expect(answer.status).toBe(400);
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
    expect(await answer.json()).toMatchObject({
      title: 'Bad Request',
      status: 400,
      errors: [{ field: 'from' }],
    });
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
    expect(Object.keys(paths)).toHaveLength(7);
    const names = paths['/api/v1/lookup']!.get!.parameters!.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['segment', 'from', 'to', 'threshold', 'limit']));
  });
});
