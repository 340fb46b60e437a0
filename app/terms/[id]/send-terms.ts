import type { JobView } from '@/app/jobs/job';

export interface TermsOrder {
  termbaseId: string;
  file: File;
  known: 'add' | 'replace';
  /** Of the first columns, where the file's first line names none. */
  langs: readonly string[];
  isPreview: boolean;
}

/** Sends a file of terms to be read, or taken in. */
export async function sendTerms(order: TermsOrder): Promise<{ job: JobView } | { code: string }> {
  const { termbaseId, file, known, langs, isPreview } = order;
  const body = new FormData();
  body.append('known', known);
  if (isPreview) body.append('preview', 'on');
  for (const lang of langs) body.append('lang', lang);
  body.append('file', file);
  try {
    const answer = await fetch(`/api/terms/${termbaseId}/import`, { method: 'POST', body });
    const content = (await answer.json()) as { job: JobView; error?: { code: string } };
    return answer.ok ? content : { code: content.error?.code ?? 'failed' };
  } catch {
    return { code: 'offline' };
  }
}
