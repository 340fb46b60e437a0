import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Writes a sentence-embedding model so small that a test can make it: each token has a vector of a
 * table, and that is all. A real ONNX file and a real tokenizer, in the layout of Hugging Face.
 * @param meanings vectors by token; Chinese characters are tokens
 */
export function writeTinyModel(folder: string, meanings: Readonly<Record<string, number[]>>): void {
  const dimensions = Object.values(meanings)[0]!.length;
  const vocabulary = ['[PAD]', '[UNK]', ...Object.keys(meanings)];
  const table = vocabulary.map((token) => meanings[token] ?? new Array<number>(dimensions).fill(0));
  mkdirSync(join(folder, 'onnx'), { recursive: true });
  writeFileSync(join(folder, 'onnx/model.onnx'), gatherModel(table));
  writeFileSync(
    join(folder, 'tokenizer.json'),
    JSON.stringify({
      version: '1.0',
      added_tokens: [],
      normalizer: {
        type: 'BertNormalizer',
        clean_text: true,
        handle_chinese_chars: true,
        strip_accents: null,
        lowercase: true,
      },
      pre_tokenizer: { type: 'BertPreTokenizer' },
      post_processor: null,
      decoder: null,
      model: {
        type: 'WordPiece',
        unk_token: '[UNK]',
        continuing_subword_prefix: '##',
        max_input_chars_per_word: 100,
        vocab: Object.fromEntries(vocabulary.map((token, id) => [token, id])),
      },
    }),
  );
  writeFileSync(join(folder, 'tokenizer_config.json'), '{}');
}

// The protocol buffers of ONNX (onnx.proto3), as far as one operator needs them.
const float32 = 1;
const int64 = 7;

function gatherModel(table: readonly number[][]): Uint8Array {
  const [rows, columns] = [table.length, table[0]!.length];
  const raw = Buffer.from(Float32Array.from(table.flat()).buffer);
  const weights = message(
    number(1, rows),
    number(1, columns),
    number(2, float32),
    text(8, 'table'),
    bytes(9, raw),
  );
  const gather = message(
    text(1, 'table'),
    text(1, 'input_ids'),
    text(2, 'last_hidden_state'),
    text(4, 'Gather'),
  );
  const graph = message(
    bytes(1, gather),
    text(2, 'tiny'),
    bytes(5, weights),
    bytes(11, valueInfo('input_ids', int64, ['batch', 'tokens'])),
    bytes(12, valueInfo('last_hidden_state', float32, ['batch', 'tokens', columns])),
  );
  return message(number(1, 8), bytes(7, graph), bytes(8, message(number(2, 13))));
}

function valueInfo(name: string, type: number, dims: readonly (string | number)[]): Uint8Array {
  const shape = message(
    ...dims.map((dim) => bytes(1, typeof dim === 'string' ? text(2, dim) : number(1, dim))),
  );
  return message(text(1, name), bytes(2, bytes(1, message(number(1, type), bytes(2, shape)))));
}

function message(...fields: readonly Uint8Array[]): Uint8Array {
  return Buffer.concat(fields);
}

function number(field: number, value: number): Uint8Array {
  return Uint8Array.from([...varint(field << 3), ...varint(value)]);
}

function bytes(field: number, value: Uint8Array): Uint8Array {
  return message(Uint8Array.from([...varint((field << 3) | 2), ...varint(value.length)]), value);
}

function text(field: number, value: string): Uint8Array {
  return bytes(field, new TextEncoder().encode(value));
}

function varint(value: number): number[] {
  const digits: number[] = [];
  for (let left = value; ; left >>>= 7) {
    if (left < 128) return [...digits, left];
    digits.push((left & 127) | 128);
  }
}
