import { setStatus } from '@/lib/store/edits';
import { readBeads } from '@/lib/store/beads';
import { useFreshDatabase } from '@/tests/database';
import { storeSmallText } from '@/tests/small-text';
import { GET as getBeads } from './[id]/beads/route';
import { POST as checkDraft } from './[id]/draft/route';
import { GET as getExport } from './[id]/export/route';
import { GET as getSearch } from './[id]/search/route';

useFreshDatabase();

const ask = (
  handler: typeof getBeads,
  id: string,
  query: string,
  headers: Record<string, string> = { host: 'localhost' },
) =>
  handler(new Request(`http://localhost/?${query}`, { headers }), {
    params: Promise.resolve({ id }),
  });

describe('a window of beads', () => {
  it('is given from a place on', async () => {
    const { textId } = storeSmallText();
    const answer = await ask(getBeads, textId, 'from=1&count=2');
    const { beads } = (await answer.json()) as { beads: { index: number }[] };
    expect(beads.map(({ index }) => index)).toEqual([1, 2]);
    expect(answer.headers.get('cache-control')).toBe('no-store');
  });

  it('is empty behind the end', async () => {
    const { textId } = storeSmallText();
    expect(await (await ask(getBeads, textId, 'from=100&count=2')).json()).toEqual({
      beads: [],
      structure: 0,
    });
  });

  it.each([
    '',
    'from=0',
    'from=-1&count=2',
    'from=0&count=501',
    'from=0.5&count=2',
    'from=x&count=y',
  ])('is refused for %j', async (query) => {
    const { textId } = storeSmallText();
    expect((await ask(getBeads, textId, query)).status).toBe(400);
  });

  it('is not there for an unknown text', async () => {
    expect((await ask(getBeads, 'nothing', 'from=0&count=1')).status).toBe(404);
  });

  it('is not for pages of others', async () => {
    const { textId } = storeSmallText();
    const headers = { host: 'localhost', origin: 'https://example.org' };
    for (const handler of [getBeads, getSearch, getExport])
      expect((await ask(handler, textId, 'from=0&count=1', headers)).status).toBe(403);
  });
});

describe('a draft', () => {
  const send = (id: string, body: string, headers = {}) =>
    checkDraft(new Request('http://localhost/', { method: 'POST', body, headers: { host: 'localhost', ...headers } }), { params: Promise.resolve({ id }) }); // prettier-ignore

  it('is checked, and refused where it is none, or of another text or page', async () => {
    const { textId, alignmentId } = storeSmallText();
    const { id: beadId, source } = (await readBeads(alignmentId, 1, 1))[0]!;
    const draft = { beadId, source, target: [{ id: -beadId, text: 'It has 83 members.' }] };
    const answer = await send(textId, JSON.stringify(draft));
    expect(await answer.json()).toMatchObject({ issues: [{ check: 'number', found: '83' }] });
    for (const body of ['', '{}', JSON.stringify({ ...draft, source: [{ id: 1, text: '' }] })])
      expect((await send(textId, body)).status).toBe(400);
    expect((await send('nothing', JSON.stringify(draft))).status).toBe(404);
    expect((await send(textId, '{}', { origin: 'https://example.org' })).status).toBe(403);
  });
});

describe('a search', () => {
  it('finds both sides, folded', async () => {
    const { textId } = storeSmallText();
    const found = async (q: string) =>
      (await (await ask(getSearch, textId, `q=${encodeURIComponent(q)}`)).json()) as {
        total: number;
        hits: { index: number; side: string }[];
      };
    expect(await found('NETWORK')).toMatchObject({
      total: 1,
      hits: [{ index: 1, side: 'target' }],
    });
    expect((await found('發展')).total).toBe(2);
    expect(await found('nowhere')).toEqual({ hits: [], total: 0 });
  });

  it('is refused without a query, or with one beyond all measure', async () => {
    const { textId } = storeSmallText();
    expect((await ask(getSearch, textId, '')).status).toBe(400);
    expect((await ask(getSearch, textId, `q=${'a'.repeat(201)}`)).status).toBe(400);
    expect((await ask(getSearch, 'nothing', 'q=a')).status).toBe(404);
  });
});

describe('an export', () => {
  const query = 'format=tmx&status=all&source=zh-CN&target=en';

  it('is a TMX file with the name of the text', async () => {
    const { textId } = storeSmallText();
    const answer = await ask(getExport, textId, query);
    expect(answer.headers.get('content-disposition')).toContain(
      `filename*=UTF-8''${encodeURIComponent('前言')}.tmx`,
    );
    const document = await answer.text();
    expect(document).toContain('<tmx version="1.4">');
    expect(document).toContain('网络属于大家。');
    expect(document.match(/<tu /g)).toHaveLength(4);
  });

  it('holds only what is confirmed where that is asked for', async () => {
    const { textId, alignmentId } = storeSmallText();
    const confirmed = query.replace('all', 'confirmed');
    const empty = await ask(getExport, textId, confirmed);
    expect(empty.status).toBe(409);
    expect(await empty.json()).toEqual({ error: { code: 'empty' } });

    const [, bead] = await readBeads(alignmentId, 0, 2);
    const seen = { id: bead!.id, revision: bead!.revision };
    await setStatus({ textId, beads: [seen], status: 'confirmed', author: '' });
    const document = await (await ask(getExport, textId, confirmed)).text();
    expect(document.match(/<tu /g)).toHaveLength(1);
    expect(document).toContain('The network belongs to everyone.');
  });

  it.each(['format=docx', 'status=some', 'source=zh_CN', 'target='])(
    'is refused with %s',
    async (wrong) => {
      const { textId } = storeSmallText();
      const [name] = wrong.split('=') as [string];
      const parameters = new URLSearchParams(query);
      parameters.set(name, wrong.slice(name.length + 1));
      expect((await ask(getExport, textId, String(parameters))).status).toBe(400);
    },
  );
});
