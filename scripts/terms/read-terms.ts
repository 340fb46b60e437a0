import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { readTermsCsv } from '@/lib/formats/terms/read-csv';
import { readTbx } from '@/lib/formats/terms/read-tbx';
import type { TermColumn, TermsItem } from '@/lib/formats/terms/types';

export interface TermsFile {
  format: 'tbx' | 'table';
  items: AsyncIterable<TermsItem>;
}

interface Options {
  /** For messages. */
  fileName: string;
  /** Of the first columns of a table whose first line names none. */
  langs?: readonly string[];
  onColumns?: (columns: TermColumn[]) => void;
}

/** A file of terms: XML is TBX, all else a table. */
export async function readTerms(path: string, options: Options): Promise<TermsFile> {
  const pieces = createReadStream(path);
  const { fileName, langs, onColumns } = options;
  return (await isXml(path))
    ? { format: 'tbx', items: readTbx(pieces, { fileName }) }
    : { format: 'table', items: readTermsCsv(pieces, { fileName, langs, onColumns }) };
}

/** Whether the first visible character is `<`, whatever the encoding and its mark. */
async function isXml(path: string): Promise<boolean> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(256), 0, 256, 0);
    const head = buffer.subarray(0, bytesRead).toString('latin1');
    return /^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?[\s\0]*</.test(head);
  } finally {
    await file.close();
  }
}
