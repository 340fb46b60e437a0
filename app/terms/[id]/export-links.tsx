import { termsFormats } from '@/lib/store/terms/write-terms';
import { useTranslation } from '@/lib/i18n/client';
import shared from '../terms.module.css';

/** A termbase as a file, in each format. */
export function ExportLinks({ termbaseId }: { termbaseId: string }) {
  const { t } = useTranslation('terms-import');
  return (
    <p className={shared.exports}>
      {t('export')}
      {termsFormats.map((format) => (
        <a
          key={format}
          href={`/api/terms/${termbaseId}/export?format=${format}`}
          download
          aria-label={t('exportAs', { format: format.toUpperCase() })}
        >
          {format.toUpperCase()}
        </a>
      ))}
    </p>
  );
}
