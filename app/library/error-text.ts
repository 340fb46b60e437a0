import type { TFunction } from 'i18next';
import type { JobError } from '../jobs/job';

const known = [
  'too-large',
  'empty',
  'not-text',
  'wrong-encoding',
  'no-sentences',
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
  const code = known.find((it) => it === error.code);
  const words = { ...error.params, message: error.message };
  return code ? t(`error.${code}`, words) : t('error.other', words);
}
