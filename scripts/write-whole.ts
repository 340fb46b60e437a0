import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { StoreError } from '@/lib/store/errors';

/**
 * Writes a file beside its place and puts it there when it is whole: half a file is never left behind.
 * @param name as it was given, from the folder that the command was called in
 * @throws StoreError `unwritable`, or what the pieces throw
 */
export async function writeWhole(
  name: string,
  pieces: AsyncIterable<string> | Iterable<string>,
): Promise<void> {
  const file = resolve(process.env.INIT_CWD ?? '.', name);
  const part = `${file}.part`;
  try {
    await pipeline(Readable.from(pieces), createWriteStream(part));
    await rename(part, file);
  } catch (error) {
    await rm(part, { force: true }).catch(() => undefined);
    if (!isOfTheSystem(error)) throw error;
    throw new StoreError('unwritable', `${name} cannot be written: ${reasonOf(error)}.`);
  }
}

function isOfTheSystem(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error;
}

function reasonOf({ code, message }: NodeJS.ErrnoException): string {
  if (code === 'ENOENT') return 'there is no such folder';
  if (code === 'ENOTDIR') return 'its folder is a file';
  if (code === 'EISDIR') return 'it is a folder';
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') return 'no permission';
  if (code === 'ENOSPC') return 'the disk is full';
  return message;
}
