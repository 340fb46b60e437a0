import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { evaluateSentences, formatBoundaryScores } from './sentences';

describe('evaluateSentences', () => {
  let dir: string;

  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'hebi-evaluate-'));
    for (const lang of ['zh', 'en']) await mkdir(join(dir, 'ours', lang), { recursive: true });
  });

  afterEach(() => rm(dir, { recursive: true }));

  test('counts the boundaries inside stretches, and names the disagreements', async () => {
    await writeFile(join(dir, 'ours/zh/a'), '前言\n天晴了。\n大家都出去了。\n他来了；\n');
    // Our rules split behind the question, this gold does not.
    await writeFile(join(dir, 'ours/en/a'), 'It rains.\nWhy? Who knows.\nHe left.\n');
    const lines: string[] = [];
    const scores = await evaluateSentences(dir, (line) => lines.push(line));
    expect(scores).toMatchObject([
      { set: 'ours', lang: 'zh', gold: 2, predicted: 2, agreed: 2, f1: 1 },
      { set: 'ours', lang: 'en', gold: 2, predicted: 3, agreed: 2, recall: 1 },
    ]);
    expect(lines).toEqual(['+ ours/en/a: It rains. Why? |  Who knows. He left.']);
    expect(formatBoundaryScores(scores)).toContain('| ours | zh | 2 | 1.0000 | 1.0000 | 1.0000 |');
  });

  test('a set may lack a language', async () => {
    await rm(join(dir, 'ours/en'), { recursive: true });
    await writeFile(join(dir, 'ours/zh/a'), '天晴了。\n大家都出去了。\n');
    expect(await evaluateSentences(dir)).toHaveLength(1);
  });
});
