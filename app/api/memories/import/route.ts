import { z } from 'zod';
import { startJob } from '@/app/jobs/registry';
import { importerFlags } from '@/lib/store/memory/searcher-flags';
import { currentAuthor } from '@/app/people/author';
import { receiveUpload, UploadError, type Upload } from '../../import/receive-upload';
import { refuse } from '../../trust';

/** 4 GB: the file goes to disk as it comes, and is read as a stream. */
const mostBytes = 4 * 1024 ** 3;

const fieldsSchema = z.object({
  name: z.tuple([z.string().trim().min(1).max(200)]),
  duplicates: z.tuple([z.enum(['newest', 'context', 'all'])]).default(['context']),
  strict: z.tuple([z.enum(['', 'on'])]).default(['']),
});

/**
 * Takes a TMX file (`file`) for the memory `name`, with `duplicates` and `strict` as the command has
 * them; answers 202 with the job that imports it, to be followed at /api/jobs/<id>.
 */
export async function POST(request: Request): Promise<Response> {
  const refusal = refuse(request);
  if (refusal) return refusal;
  let upload: Upload;
  try {
    upload = await receiveUpload(request, mostBytes);
  } catch (error) {
    if (!(error instanceof UploadError)) throw error;
    return failure(error.code === 'too-large' ? 413 : 400, error.code, error.file);
  }
  let started = false;
  try {
    const answer = await start(upload);
    started = answer.ok;
    return answer;
  } finally {
    // A job that has started clears the file away itself.
    if (!started) await upload.discard();
  }
}

async function start({ files, fields, discard }: Upload): Promise<Response> {
  if (files.length === 0) return failure(400, 'no-file');
  const checked = fieldsSchema.safeParse(fields);
  if (!checked.success) return failure(400, 'invalid');
  const { name, duplicates, strict } = checked.data;
  const args = ['import', ...files.map(({ path }) => path)];
  // One argument each: a name that begins with a dash is still a name.
  args.push(`--name=${name[0]}`, `--duplicates=${duplicates[0]}`, '--progress=json');
  args.push(`--author=${await currentAuthor()}`);
  for (const file of files) args.push(`--file-name=${file.name}`);
  if (strict[0] === 'on') args.push('--strict');
  const job = startJob({
    kind: 'memory',
    files: files.map((file) => file.name),
    script: 'scripts/memory.ts',
    args,
    flags: importerFlags,
    cleanUp: discard,
  });
  return job ? Response.json({ job }, { status: 202 }) : failure(429, 'too-many-jobs');
}

function failure(status: number, code: string, file = ''): Response {
  return Response.json({ error: { code, message: code, params: { file } } }, { status });
}
