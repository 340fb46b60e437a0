import { z } from 'zod';
import { currentAuthor } from '@/app/people/author';
import { startImport, type ImportSide } from '@/app/jobs/start-import';
import { refuse } from '../trust';
import { encodings } from './encodings';
import { importLanguages, isChinese } from './guess-language';
import { receiveUpload, UploadError, type Upload } from './receive-upload';

/** One value a file, in the order of the files. */
const fieldsSchema = z.object({
  lang: z
    .array(z.enum(importLanguages))
    .refine((all) => new Set(all.map(isChinese)).size === all.length),
  encoding: z.array(z.enum(['', ...encodings])).default([]),
  title: z.tuple([z.string().trim().max(300)]).default(['']),
  ifKnown: z.tuple([z.enum(['replace', 'add'])]).optional(),
});

/**
 * Takes two files (`file`, twice) with their languages (`lang`, twice), and optionally `encoding` (twice);
 * or each once, for a text to translate. Besides them `title` and `ifKnown` (`replace` or `add`); answers 202 with the job that imports them, to be followed at /api/jobs/<id>.
 */
export async function POST(request: Request): Promise<Response> {
  const refusal = refuse(request);
  if (refusal) return refusal;
  let upload: Upload;
  try {
    upload = await receiveUpload(request);
  } catch (error) {
    if (!(error instanceof UploadError)) throw error;
    return failure(error.code === 'too-large' ? 413 : 400, error.code, error.file);
  }
  let started = false;
  try {
    const answer = start(upload, await currentAuthor());
    started = answer.ok;
    return answer;
  } finally {
    // A job that has started clears the files away itself.
    if (!started) await upload.discard();
  }
}

function start({ files, fields, discard }: Upload, author: string): Response {
  if (files.length === 0) return failure(400, 'no-files');
  const checked = fieldsSchema.safeParse(fields);
  if (!checked.success) {
    const field = String(checked.error.issues[0]?.path[0] ?? '');
    return failure(400, field === 'lang' ? 'two-languages' : 'invalid-field', undefined, { field });
  }
  const { lang, encoding, title, ifKnown } = checked.data;
  if (lang.length !== files.length || (encoding.length && encoding.length !== files.length))
    return failure(400, 'invalid-field', undefined, { field: 'lang' });
  const sides = files.map(({ path, name }, place): ImportSide => ({
    path,
    name,
    lang: lang[place],
    encoding: encoding[place] || undefined,
  }));
  const job = startImport({
    zh: sides.find((_, place) => isChinese(lang[place]!)),
    en: sides.find((_, place) => !isChinese(lang[place]!)),
    title: title[0] || undefined,
    ifKnown: ifKnown?.[0],
    author,
    cleanUp: discard,
  });
  return job ? Response.json({ job }, { status: 202 }) : failure(429, 'too-many-jobs');
}

function failure(
  status: number,
  code: string,
  file = '',
  params: Record<string, string> = {},
): Response {
  return Response.json({ error: { code, message: code, params: { file, ...params } } }, { status });
}
