import type { TFunction } from 'i18next';
import type { JobError, JobView } from '../jobs/job';

const known = [
  'too-large',
  'empty',
  'not-text',
  'wrong-encoding',
  'unknown-encoding',
  'unknown-format',
  'two-files',
  'two-languages',
  'invalid-field',
  'too-many-jobs',
  'exists',
  'ambiguous-text',
  'failed',
  'busy',
  'offline',
  'broken-off',
] as const;

/** Says in the reader's language why an import failed and what to do; names the file. */
export function errorText(t: TFunction<['library', 'common']>, error: JobError): string {
  // Where an encoding was named or found, it is said what does not fit it.
  const undetected = error.code === 'wrong-encoding' && !error.params.encoding;
  const code = undetected ? 'unknown-encoding' : known.find((it) => it === error.code);
  const words = { ...error.params, message: error.message };
  return code ? t(`error.${code}`, words) : t('error.other', words);
}

/** How an import ended, in a sentence. */
export function endOfImport(
  job: JobView,
  files: string,
  t: TFunction<['library', 'common']>,
): string {
  if (job.state === 'cancelled') return t('job.cancelled');
  if (job.error?.code === 'exists') return errorText(t, job.error);
  if (job.error) return `${t('job.failed', { files })} ${errorText(t, job.error)}`;
  return t(`job.${job.result?.outcome ?? 'added'}`, { files });
}
