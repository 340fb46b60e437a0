import { readFileSync } from 'node:fs';
import { loadLexicon } from '@/scripts/aligner';
import { linkBead } from '@/scripts/terms/linked-beads';
import { proposeTerms } from './propose';

const folder = 'tests/data/whitepaper';
const lines = (name: string) => readFileSync(`${folder}/${name}`, 'utf8').trimEnd().split('\n');
const lexicon = loadLexicon();

function sampleBeads() {
  const [zh, en] = [lines('zh.txt'), lines('en.txt')];
  return lines('gold.align').map((line, id) => {
    const [source, target] = line.split(':').map((list) => JSON.parse(list) as number[]);
    return {
      id,
      source: source!.map((at) => zh[at]).join(''),
      target: target!.map((at) => en[at]).join(' '),
    };
  });
}

describe('proposing the terms of the sample text', () => {
  const beads = sampleBeads().map((bead) => linkBead(bead, true, lexicon));
  const proposed = proposeTerms(beads);

  const targetOf = (source: string) => proposed.find((it) => it.source === source)?.target;

  it.each([
    ['网络空间', 'cyberspace'],
    ['网络空间命运共同体', 'community with a shared future in cyberspace'],
    ['数字经济', 'digital economy'],
    ['信息基础设施', 'information infrastructure'],
    ['国际合作', 'international cooperation'],
    ['个人信息', 'personal information'],
    ['大数据', 'big data'],
    ['北斗', 'BeiDou'],
    // Parts of longer ones, and words that no link leads to.
    ['命运共同体', 'community with a shared future'],
    ['网络安全', 'cybersecurity'],
    ['数据安全法', 'Data Security Law'],
  ])('finds %s with its translation', (source, target) => expect(targetOf(source)).toBe(target));

  it.each(['发展', '加强', '积极', '新', '积极参与', '严厉打击'])(
    'takes %s for no term: an everyday word, a verb, an adverb',
    (word) => expect(targetOf(word)).toBeUndefined(),
  );

  it.each(['网络空间命运', '关键信息', '网络空间国际'])(
    'takes %s for a part of a term only',
    (part) => expect(targetOf(part)).toBeUndefined(),
  );

  it('gives each with the beads that it stands in', () => {
    const { beads: ids, count } = proposed.find((it) => it.source === '国际合作')!;
    expect(ids.length).toBeGreaterThan(1);
    expect(count).toBeGreaterThanOrEqual(ids.length);
    for (const id of ids) expect(beads[id]!.source.text).toContain('国际合作');
  });

  it('proposes nothing that stands fewer times than asked', () => {
    for (const { count } of proposeTerms(beads, { least: 6 }))
      expect(count).toBeGreaterThanOrEqual(6);
  });

  it('gives what ranks first, and no more than asked', () => {
    expect(proposeTerms(beads, { most: 5 })).toEqual(proposed.slice(0, 5));
  });

  it('proposes nothing of a text that repeats nothing', () => {
    expect(proposeTerms(beads.slice(0, 2))).toEqual([]);
  });
});

describe('proposing the terms of a text without an end', () => {
  it('takes time linear in its words also where no word is linked', () => {
    const words = Array.from({ length: 20_000 }, (_, at) => ({
      ...{ start: 2 * at, end: 2 * at + 1, key: `w${at % 7}` },
      ...{ isEdge: false, isPlain: false, isApart: false },
    }));
    const side = { text: 'a '.repeat(20_000), words };
    const beads = [1, 2, 3].map((id) => ({ id, source: side, target: side, links: [] }));
    const started = process.cpuUsage().user;
    proposeTerms(beads);
    expect((process.cpuUsage().user - started) / 1e6).toBeLessThan(20);
  });

  it('takes time linear in its words', () => {
    const word = (at: number) => ({
      start: 2 * at,
      end: 2 * at + 1,
      key: 'a',
      isEdge: false,
      isPlain: false,
      isApart: false,
    });
    const words = Array.from({ length: 20_000 }, (_, at) => word(at));
    const side = { text: 'a '.repeat(20_000), words };
    const links = words.map((_, at) => [at, at] as const);
    // Five runs begin at each place, and each leads to as many words.
    expect(proposeTerms([{ id: 1, source: side, target: side, links }]).length).toBeLessThanOrEqual(
      5,
    );
  });
});
