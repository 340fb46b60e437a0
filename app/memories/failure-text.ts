import type { TFunction } from 'i18next';

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
