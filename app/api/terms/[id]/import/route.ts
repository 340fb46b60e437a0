import { z } from 'zod';
import { startJob } from '@/app/jobs/registry';
import { currentAuthor } from '@/app/people/author';
import { isLang } from '@/lib/formats/language';
import { findTermbase } from '@/lib/store/terms/termbases';
import { receiveUpload, UploadError, type Upload } from '../../../import/receive-upload';
import { refuse } from '../../../trust';

interface Context {
  params: Promise<{ id: string }>;
}

const lang = z.string().max(35).refine(isLang);
const fieldsSchema = z.object({
  known: z.tuple([z.enum(['add', 'replace'])]).default(['add']),
  preview: z.tuple([z.enum(['', 'on'])]).default(['']),
  lang: z.array(lang).max(10).default([]),
});

/**
 * Takes a file of terms (`file`) for a termbase, with `known` and `lang` as the command has them, or
 * with `preview` only reads it; answers 202 with the job that does so, to be followed at /api/jobs/<id>.
 */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const refusal = refuse(request);
  if (refusal) return refusal;
  const termbase = await findTermbase((await params).id);
  if (!termbase) return failure(404, 'unknown-termbase');
  let upload: Upload;
  try {
    upload = await receiveUpload(request);
  } catch (error) {
    if (!(error instanceof UploadError)) throw error;
    return failure(error.code === 'too-large' ? 413 : 400, error.code);
  }
  let started = false;
  try {
    const answer = await start(termbase.id, upload);
    started = answer.ok;
    return answer;
  } finally {
    // A job that has started clears the file away itself.
    if (!started) await upload.discard();
  }
}

async function start(termbaseId: string, { files, fields, discard }: Upload): Promise<Response> {
  const [file] = files;
  if (!file) return failure(400, 'no-file');
  const checked = fieldsSchema.safeParse(fields);
  if (!checked.success) return failure(400, 'invalid');
  const { known, preview, lang } = checked.data;
  // One argument each: a name that begins with a dash is still a name.
  const args = [
    ...['import', file.path, `--termbase=${termbaseId}`, `--known=${known[0]}`],
    ...[`--file-name=${file.name}`, `--author=${await currentAuthor()}`, '--progress=json'],
    ...lang.map((tag) => `--langs=${tag}`),
  ];
  if (preview[0] === 'on') args.push('--preview');
  const job = startJob({
    kind: 'terms',
    files: [file.name],
    termbaseId,
    script: 'scripts/terms.ts',
    args,
    cleanUp: discard,
  });
  return job ? Response.json({ job }, { status: 202 }) : failure(429, 'too-many-jobs');
}

function failure(status: number, code: string): Response {
  return Response.json({ error: { code } }, { status });
}
