import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { readLexicon } from './lexicon';
import { linkWords } from './word-links';

const lexicon = readLexicon(gunzipSync(readFileSync('lib/align/data/lexicon.tsv.gz')).toString());
const linked = (chinese: string, english: string) =>
  linkWords(chinese, english, lexicon).map(
    (link) =>
      `${chinese.slice(link.chinese.start, link.chinese.end)}=${english.slice(link.english.start, link.english.end)}`,
  );

describe('links of words', () => {
  it('join words that translate each other, in whatever order they stand', () => {
    const links = linked(
      '互联网是人类文明的标志。',
      'The internet is a sign of human civilization.',
    );
    expect(links).toEqual(
      expect.arrayContaining(['互联网=internet', '人类=human', '文明=civilization', '标志=sign']),
    );
  });

  it('join numbers that are worth the same', () => {
    expect(linked('网民规模达10.51亿。', 'There are 1.051 billion internet users.')).toContain('10.51亿=1.051 billion'); // prettier-ignore
  });

  it('have a score from 0 to 1', () => {
    for (const { score } of linkWords('中国坚持对话。', 'China holds to dialogue.', lexicon)) {
      expect(score).toBeGreaterThan(0);
      expect(score).toBeLessThanOrEqual(1);
    }
  });

  it('are none where a side has no words', () => {
    expect(linkWords('……', 'Hello.', lexicon)).toEqual([]);
    expect(linkWords('你好。', '', lexicon)).toEqual([]);
  });
});
