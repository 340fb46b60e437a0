import { z } from 'zod';
import { importLanguages, type ImportLanguage } from '../api/import/guess-language';
import type { EncodingName } from '../api/import/encodings';

/** A file that the reader chose, before it is sent. */
export interface ChosenFile {
  key: string;
  file: File;
  lang: ImportLanguage;
  /** The reader has set the languages: what the server sees later does not change them. */
  isLangSet: boolean;
  /** '' leaves it to detection. */
  encoding: EncodingName | '';
  /** The encoding that the server saw in the beginning of the file: undefined while it looks, null where it saw none. */
  detected: string | null | undefined;
}

/** What an import is made of: kept until it has ended, should it have to be sent again. */
export interface Submission {
  files: ChosenFile[];
  title: string;
}

const inspectionSchema = z.object({
  lang: z.enum(importLanguages).nullable(),
  encoding: z.string().nullable(),
});

export type Inspection = z.infer<typeof inspectionSchema>;

const headBytes = 64 * 1024;

/** Asks the server what the beginning of a file is written in. */
export async function inspect(file: File): Promise<Inspection> {
  try {
    const answer = await fetch('/api/import/inspect', {
      method: 'POST',
      headers: { 'Content-Type': 'application/octet-stream' },
      body: file.slice(0, headBytes),
    });
    if (answer.ok) return inspectionSchema.parse(await answer.json());
  } catch {
    // The import itself will say what is wrong; until then the reader chooses.
  }
  return { lang: null, encoding: null };
}
