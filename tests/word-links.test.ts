import { readFileSync } from 'node:fs';
import { formatBead } from '@/lib/align/evaluation';
import { readLines, sampleSet } from '../scripts/evaluate/gold';
import { readWordLinks } from '../scripts/evaluate/word-gold';

const { chinese, english, beads } = sampleSet().documents[0]!;
// The reader refuses words that are not those of the sentences, and links out of range or double.
const linked = readWordLinks(readFileSync('tests/data/whitepaper/word-links.txt', 'utf8'), {
  chinese,
  english,
});

describe('the word links of the sample', () => {
  test('are of at least 100 beads of the gold alignment, each once, in its order', () => {
    expect(linked.length).toBeGreaterThanOrEqual(100);
    const chosen = new Set(linked.map(formatBead));
    expect(linked.map(formatBead)).toEqual(
      beads.map(formatBead).filter((bead) => chosen.has(bead)),
    );
  });

  test('are spread through the whole text', () => {
    const quarter = (index: number) => Math.floor((4 * index) / chinese.length);
    for (const part of [0, 1, 2, 3]) {
      const inPart = linked.filter(({ source }) => quarter(source[0]!) === part);
      expect(inPart.length).toBeGreaterThanOrEqual(linked.length / 8);
    }
  });

  test('have beads of more than one sentence on either side', () => {
    expect(linked.some(({ source }) => source.length > 1)).toBe(true);
    expect(linked.some(({ target }) => target.length > 1)).toBe(true);
  });

  test('link no marks', () => {
    const isMark = (word: string) => !/[\p{L}\p{N}]/u.test(word);
    const marks = linked.flatMap((bead) =>
      bead.possible
        .map(([c, e]) => [bead.chinese[c]!.text, bead.english[e]!.text] as const)
        // A possessive of the plural is the mark alone.
        .filter(([c, e]) => isMark(c) || (isMark(e) && e !== '’')),
    );
    expect(marks).toEqual([]);
  });

  test('have a sure link in every bead, and cover most Chinese words', () => {
    expect(linked.filter(({ sure }) => sure.length === 0)).toEqual([]);
    const words = linked.flatMap((bead) =>
      bead.chinese.map(({ text }, at) => ({ bead, text, at })),
    );
    const content = words.filter(({ text }) => /[\p{L}\p{N}]/u.test(text));
    const covered = content.filter(({ bead, at }) => bead.possible.some(([c]) => c === at));
    expect(covered.length / content.length).toBeGreaterThan(0.85);
  });

  test('divide Chinese as the word gold does', () => {
    const byText = new Map(
      readLines('tests/data/whitepaper/words.zh.txt').map((line) => [
        line.replaceAll(' ', ''),
        line,
      ]),
    );
    for (const bead of linked) {
      const line = ` ${bead.chinese.map(({ text }) => text).join(' ')} `;
      for (const index of bead.source) {
        const words = byText.get(chinese[index]!.replaceAll(' ', ''));
        if (words !== undefined) expect(line).toContain(` ${words} `);
      }
    }
  });
});
