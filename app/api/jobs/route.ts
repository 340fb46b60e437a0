import { listJobs } from '@/app/jobs/registry';
import { refuse } from '../trust';

/** The jobs that work on a text (`?text=`) now. */
export function GET(request: Request): Response {
  const refusal = refuse(request);
  if (refusal) return refusal;
  const textId = new URL(request.url).searchParams.get('text');
  const jobs = listJobs().filter((job) => job.state === 'running' && job.textId === textId);
  return Response.json({ jobs }, { headers: { 'Cache-Control': 'no-store' } });
}
