import './end-with-reader';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Tokenizer } from '@huggingface/tokenizers';
import type * as Runtime from 'onnxruntime-web';

/** Why a model cannot be used. */
export class EmbedderError extends Error {
  constructor(
    readonly code: 'not-installed' | 'no-model' | 'bad-model',
    message: string,
  ) {
    super(message);
    this.name = 'EmbedderError';
  }
}

/** Turns sentences into vectors of unit length. */
export interface Embedder {
  dimensions: number;
  /** @returns the vectors, flat, in the order of the sentences */
  embed(
    sentences: readonly string[],
    onProgress?: (done: number, total: number) => void,
  ): Promise<Float32Array>;
}

/** Sentences that go through the model together, of like length. */
const batchSize = 32;
/** Longer sentences are cut: models of this kind read no more. */
const mostTokens = 512;

/**
 * Loads a sentence-embedding model from a folder as Hugging Face lays it out: `tokenizer.json`,
 * `tokenizer_config.json`, `onnx/model.onnx` (or `model_quantized.onnx`, or either beside them).
 * Only the folder is read; nothing is ever downloaded.
 * @throws EmbedderError `not-installed` without the optional packages, `no-model` for a file that is missing, `bad-model` for one that is no such model
 */
export async function loadEmbedder(folder: string): Promise<Embedder> {
  const modelFile = findFile(folder, ['onnx/model.onnx', 'onnx/model_quantized.onnx', 'model.onnx', 'model_quantized.onnx']); // prettier-ignore
  const tokenizerFile = findFile(folder, ['tokenizer.json']);
  const configFile = join(folder, 'tokenizer_config.json');
  const { runtime, tokenizers } = await loadPackages();
  let tokenizer: Tokenizer;
  try {
    const config = existsSync(configFile) ? readJson(configFile) : {};
    tokenizer = new tokenizers.Tokenizer(readJson(tokenizerFile), config);
  } catch (error) {
    throw new EmbedderError('bad-model', `${tokenizerFile} is no tokenizer: ${(error as Error).message}`); // prettier-ignore
  }
  // One thread: the runtime's threads would outlive the command.
  runtime.env.wasm.numThreads = 1;
  const session = await runtime.InferenceSession.create(new Uint8Array(readFileSync(modelFile))).catch(
    (error: Error) => {
      throw new EmbedderError('bad-model', `${modelFile} is no ONNX model: ${error.message}`);
    },
  ); // prettier-ignore
  const run = (sentences: readonly string[]) =>
    embedBatch(runtime, session, tokenizer, sentences, modelFile);
  const dimensions = (await run(['一'])).length;
  return {
    dimensions,
    async embed(sentences, onProgress = () => undefined) {
      const vectors = new Float32Array(sentences.length * dimensions);
      // Like lengths together, so that little is padded.
      const order = sentences.map((_, at) => at).sort((a, b) => sentences[a]!.length - sentences[b]!.length); // prettier-ignore
      for (let at = 0; at < order.length; at += batchSize) {
        const batch = order.slice(at, at + batchSize);
        const found = await run(batch.map((place) => sentences[place]!));
        batch.forEach((place, n) =>
          vectors.set(found.subarray(n * dimensions, (n + 1) * dimensions), place * dimensions),
        );
        onProgress(Math.min(order.length, at + batchSize), order.length);
      }
      return vectors;
    },
  };
}

function findFile(folder: string, names: readonly string[]): string {
  if (!existsSync(folder))
    throw new EmbedderError('no-model', `There is no folder ${folder}. It must hold a sentence-embedding model (docs/neural-scores.md).`); // prettier-ignore
  const found = names.map((name) => join(folder, name)).find((file) => existsSync(file));
  if (!found)
    throw new EmbedderError('no-model', `The folder ${folder} has no ${names[0]}. It must hold a sentence-embedding model (docs/neural-scores.md).`); // prettier-ignore
  return found;
}

function readJson(file: string): object {
  return JSON.parse(readFileSync(file, 'utf8')) as object;
}

async function loadPackages() {
  try {
    const [runtime, tokenizers] = await Promise.all([
      import('onnxruntime-web'),
      import('@huggingface/tokenizers'),
    ]);
    return { runtime, tokenizers };
  } catch {
    throw new EmbedderError(
      'not-installed',
      'Neural scores need two optional packages that are not installed: npm install --no-save onnxruntime-web@1.30.0 @huggingface/tokenizers@0.2.0',
    );
  }
}

/** The mean of the last layer over each sentence's tokens, or the model's own pooled output; unit length. */
async function embedBatch(
  runtime: typeof Runtime,
  session: Runtime.InferenceSession,
  tokenizer: Tokenizer,
  sentences: readonly string[],
  modelFile: string,
): Promise<Float32Array> {
  const ids = sentences.map((sentence) => tokenizer.encode(sentence).ids.slice(0, mostTokens));
  const width = Math.max(1, ...ids.map((list) => list.length));
  const size = ids.length * width;
  const inputs = {
    input_ids: new BigInt64Array(size),
    attention_mask: new BigInt64Array(size),
    token_type_ids: new BigInt64Array(size),
  };
  ids.forEach((list, row) =>
    list.forEach((id, column) => {
      inputs.input_ids[row * width + column] = BigInt(id);
      inputs.attention_mask[row * width + column] = 1n;
    }),
  );
  const feeds = Object.fromEntries(
    Object.entries(inputs)
      .filter(([name]) => session.inputNames.includes(name))
      .map(([name, data]) => [name, new runtime.Tensor('int64', data, [ids.length, width])]),
  );
  const outputs = await session.run(feeds);
  const pooled = outputs.sentence_embedding ?? outputs.pooler_output;
  const hidden = outputs.last_hidden_state ?? outputs.token_embeddings;
  const output = hidden ?? pooled;
  if (!output)
    throw new EmbedderError('bad-model', `${modelFile} gives ${session.outputNames.join(', ')}, not the last_hidden_state or sentence_embedding of a sentence-embedding model.`); // prettier-ignore
  const data = output.data as Float32Array;
  const dimensions = output.dims.at(-1)!;
  const vectors = new Float32Array(ids.length * dimensions);
  ids.forEach((list, row) => {
    const vector = vectors.subarray(row * dimensions, (row + 1) * dimensions);
    const tokens = hidden ? list.length : 1;
    for (let token = 0; token < tokens; token++)
      for (let at = 0; at < dimensions; at++)
        vector[at]! += data[((hidden ? row * width : row) + token) * dimensions + at]!;
    const length = Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0)) || 1;
    for (let at = 0; at < dimensions; at++) vector[at]! /= length;
  });
  return vectors;
}
