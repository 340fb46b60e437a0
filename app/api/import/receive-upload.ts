import { createWriteStream, readdirSync, rmSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream as WebStream } from 'node:stream/web';
import busboy from 'busboy';

/** 64 MB: beyond that a file is not a text that one reads. */
export const mostBytes = 64 * 1024 * 1024;

/** Room for the fields and the seams of a multipart body. */
const otherBytes = 1024 * 1024;
const mostFiles = 2;

export interface ReceivedFile {
  /** Where it lies: a name of ours in a directory of ours. */
  path: string;
  /** As the reader knows it: for showing only. */
  name: string;
  size: number;
}

export interface Upload {
  files: ReceivedFile[];
  /** Values of each field in the order they came. */
  fields: Record<string, string[]>;
  /** Removes the files. */
  discard: () => Promise<void>;
}

export class UploadError extends Error {
  override readonly name = 'UploadError';
  constructor(
    readonly code: 'not-multipart' | 'too-large' | 'broken-off',
    readonly file?: string,
  ) {
    super(file ? `${code}: ${file}` : code);
  }
}

/**
 * Writes the files of a multipart request to a directory of their own while they come in;
 * memory stays small however large they are. If anything fails nothing is left behind.
 *
 * @param limit most bytes of one file
 * @throws UploadError
 */
export async function receiveUpload(request: Request, limit = mostBytes): Promise<Upload> {
  const type = request.headers.get('content-type') ?? '';
  if (!type.startsWith('multipart/form-data') || !request.body) {
    throw new UploadError('not-multipart');
  }
  const mostOfAll = mostFiles * limit + otherBytes;
  if (Number(request.headers.get('content-length') ?? 0) > mostOfAll) {
    throw new UploadError('too-large');
  }
  const directory = await makeDirectory();
  const discard = () => rm(directory, { recursive: true, force: true });
  try {
    const parts = await readParts(request.body, type, directory, { limit, mostOfAll });
    return { ...parts, discard };
  } catch (error) {
    await discard();
    throw error instanceof UploadError ? error : new UploadError('broken-off');
  }
}

async function readParts(
  body: ReadableStream<Uint8Array>,
  type: string,
  directory: string,
  { limit, mostOfAll }: { limit: number; mostOfAll: number },
): Promise<Pick<Upload, 'files' | 'fields'>> {
  const files: ReceivedFile[] = [];
  const fields: Record<string, string[]> = Object.create(null);
  const written: Promise<void>[] = [];
  let tooLarge: string | null = null;

  const parser = busboy({
    headers: { 'content-type': type },
    defParamCharset: 'utf8',
    limits: { fileSize: limit, files: mostFiles, fields: 20, fieldSize: 2000, parts: 30 },
  });
  parser.on('field', (name, value) => (fields[name] ??= []).push(value));
  parser.on('file', (_field, stream, info) => {
    const name = displayName(info.filename);
    const file = { path: join(directory, String(files.length)), name, size: 0 };
    files.push(file);
    stream.on('data', (chunk: Buffer) => (file.size += chunk.length));
    // The rest is read and dropped, so that the answer is not lost in a torn connection.
    stream.on('limit', () => (tooLarge ??= name));
    const writing = pipeline(stream, createWriteStream(file.path, { flags: 'wx', mode: 0o600 }));
    // Where the request breaks off, that is the error to tell, not the half file.
    writing.catch(() => {});
    written.push(writing);
  });

  let total = 0;
  await pipeline(
    Readable.fromWeb(body as WebStream<Uint8Array>),
    async function* (source: AsyncIterable<Uint8Array>) {
      for await (const chunk of source) {
        total += chunk.length;
        if (total > mostOfAll) throw new UploadError('too-large', tooLarge ?? undefined);
        yield chunk;
      }
    },
    parser,
  );
  await Promise.all(written);
  if (tooLarge !== null) throw new UploadError('too-large', tooLarge);
  return { files, fields };
}

/** The name without folders and control characters, in a length that one can read. */
function displayName(given: string | undefined): string {
  const name = basename((given ?? '').replaceAll('\\', '/'))
    .replace(/\p{Cc}|\p{Cf}/gu, '')
    .trim();
  return name.slice(0, 200) || 'text.txt';
}

const kept = globalThis as { hebiSweepsUploads?: boolean };

async function makeDirectory(): Promise<string> {
  if (!kept.hebiSweepsUploads) {
    kept.hebiSweepsUploads = true;
    sweep((pid) => !isAlive(pid));
    process.once('exit', () => sweep((pid) => pid === process.pid));
  }
  return mkdtemp(join(tmpdir(), `hebi-import-${process.pid}-`));
}

/** Removes what a server that was killed could not remove itself. */
function sweep(isLeft: (pid: number) => boolean): void {
  for (const name of readdirSync(tmpdir())) {
    const pid = /^hebi-import-(\d+)-/.exec(name)?.[1];
    if (pid && isLeft(Number(pid))) rmSync(join(tmpdir(), name), { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
