import type { TermsFormat } from '@/lib/store/terms/write-terms';

/** What each format is called in a header: TBX has no registered name of its own. */
export const mediaTypes: Readonly<Record<TermsFormat, string>> = {
  tbx: 'application/xml',
  csv: 'text/csv',
  tsv: 'text/tab-separated-values',
};
