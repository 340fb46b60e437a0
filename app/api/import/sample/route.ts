import { startImport } from '@/app/jobs/start-import';
import { refuse } from '../../trust';

/** Imports the sample that comes with Hebi; answers as /api/import does. */
export async function POST(request: Request): Promise<Response> {
  const refusal = refuse(request);
  if (refusal) return refusal;
  const job = startImport({
    zh: { path: 'public/samples/whitepaper.zh.txt', name: 'whitepaper.zh.txt' },
    en: { path: 'public/samples/whitepaper.en.md', name: 'whitepaper.en.md' },
  });
  if (job) return Response.json({ job }, { status: 202 });
  return Response.json(
    { error: { code: 'too-many-jobs', message: 'too-many-jobs' } },
    { status: 429 },
  );
}
