import type { TFunction } from 'i18next';
import type { JobView } from './job';

/** The files of a job in words: both, or the one of a text to translate. */
export function fileNames({ files }: Pick<JobView, 'files'>, t: TFunction<'library'>): string {
  const [zh = '', en] = files;
  return en === undefined ? zh : t('job.files', { zh, en });
}
