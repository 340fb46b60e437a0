/** @jest-environment node */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execFileSync } from 'node:child_process';
import { writeTinyModel } from '@/tests/tiny-model';

// The runtime is an ES module that Jest cannot load: the embedder runs as the commands run it.
const folder = mkdtempSync(join(tmpdir(), 'hebi-model-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

writeTinyModel(join(folder, 'model'), {
  网: [1, 0, 0],
  安: [0, 1, 0],
  network: [1, 0, 0],
  safe: [0, 1, 0],
  other: [0, 0, 1],
});

function embed(model: string, sentences: string[]): { vectors?: number[][]; error?: string } {
  const script = `
    import { loadEmbedder } from './scripts/embedder';
    globalThis.fetch = () => { throw new Error('the network was asked'); };
    loadEmbedder(process.argv[1]).then(async ({ dimensions, embed }) => {
      const flat = await embed(JSON.parse(process.argv[2]));
      const vectors = [];
      for (let at = 0; at < flat.length; at += dimensions) vectors.push([...flat.slice(at, at + dimensions)]);
      console.log(JSON.stringify({ vectors }));
    }).catch((error) => console.log(JSON.stringify({ error: error.message })));`;
  const output = execFileSync(
    process.execPath,
    [
      '--import',
      'tsx',
      '--input-type=module',
      '-e',
      script,
      '--',
      model,
      JSON.stringify(sentences),
    ],
    { encoding: 'utf8' },
  );
  return JSON.parse(output.trim().split('\n').at(-1)!) as { vectors?: number[][]; error?: string };
}

describe('embedding sentences by a model in a folder', () => {
  it('gives vectors of unit length, alike for what means the same in both languages', () => {
    const { vectors, error } = embed(join(folder, 'model'), [
      '网。',
      'network',
      'safe network',
      '安网',
    ]);
    expect(error).toBeUndefined();
    expect(vectors![0]).toEqual(vectors![1]);
    expect(vectors![2]).toEqual(vectors![3]);
    expect(vectors![2]![0]).toBeCloseTo(Math.SQRT1_2, 5);
  });

  it('gives each sentence the same vector alone and among many of other lengths', () => {
    const many = Array.from({ length: 70 }, (_, at) => 'safe '.repeat(at % 9) + 'network');
    const { vectors } = embed(join(folder, 'model'), [...many, '网']);
    expect(vectors).toHaveLength(71);
    expect(vectors![0]).toEqual(embed(join(folder, 'model'), ['network']).vectors![0]);
    expect(vectors![70]).toEqual(vectors![0]);
  });

  it('says which file is missing', () => {
    expect(embed(join(folder, 'nowhere'), []).error).toMatch(/There is no folder .*nowhere/);
    expect(embed(folder, []).error).toMatch(/has no onnx\/model\.onnx/);
  });

  it('says which file is no model', () => {
    const broken = join(folder, 'broken');
    writeTinyModel(broken, { 网: [1] });
    writeFileSync(join(broken, 'onnx/model.onnx'), 'not a model');
    expect(embed(broken, []).error).toMatch(/model\.onnx is no ONNX model/);
  });
});
