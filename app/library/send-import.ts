import { z } from 'zod';
import { jobErrorSchema, type JobError, type JobView } from '../jobs/job';
import type { Submission } from './chosen-file';

type Answer = { job: JobView } | { error: JobError };

const refusalSchema = z.object({ error: jobErrorSchema });

/** What to do where a text of the same name is there already; without it the reader is asked. */
export type IfKnown = 'replace' | 'add';

/** Sends two files to be imported. Never throws. */
export function sendImport({ files, title }: Submission, ifKnown?: IfKnown): Promise<Answer> {
  const body = new FormData();
  for (const { lang, encoding } of files) {
    body.append('lang', lang);
    body.append('encoding', encoding);
  }
  body.append('title', title);
  if (ifKnown) body.append('ifKnown', ifKnown);
  for (const { file } of files) body.append('file', file);
  return post('/api/import', body);
}

/** Asks for the sample that comes with Hebi. Never throws. */
export function sendSample(): Promise<Answer> {
  return post('/api/import/sample');
}

async function post(path: string, body?: FormData): Promise<Answer> {
  try {
    const answer = await fetch(path, { method: 'POST', body });
    const content: unknown = await answer.json();
    if (answer.ok) return content as { job: JobView };
    return refusalSchema.parse(content);
  } catch {
    return { error: { code: 'offline', message: '', params: {} } };
  }
}
