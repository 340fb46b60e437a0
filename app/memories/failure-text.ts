import type { TFunction } from 'i18next';
import type { JobError } from '../jobs/job';

const known = [
  'exists',
  'gone',
  'invalid',
  'read-only',
  'changed-meanwhile',
  'changed-since',
  'unknown-memory',
  'busy',
  'offline',
  'too-many-jobs',
  'too-large',
  'no-file',
] as const;

/** Says in the reader's language why something was not done. */
export function failureText(t: TFunction<'memories'>, code: string): string {
  const found = known.find((it) => it === code);
  return found ? t(`failure.${found}`) : t('failure.failed');
}

const ofFiles = [
  'empty',
  'encoding',
  'not-well-formed',
  'wrong-kind',
  'too-large',
  'broken-unit',
] as const;

/** Says in the reader's language why a file did not come in, and what to do. */
export function importFailure(
  t: TFunction<'memories'>,
  { code, message, params }: JobError,
  file: string,
  language: string,
): string {
  const ofFile = ofFiles.find((it) => it === code);
  // What the command says is English, and says more.
  if (ofFile && language !== 'en')
    return t(`job.error.${ofFile}`, { file, line: params.line ?? 1 });
  return known.some((it) => it === code) && !ofFile
    ? failureText(t, code)
    : message || t('failure.failed');
}
