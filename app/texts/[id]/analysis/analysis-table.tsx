'use client';

import type { Counted } from '@/app/jobs/job';
import { Button } from '@/app/shell/button';
import page from '@/app/shell/page.module.css';
import { useTranslation } from '@/lib/i18n/client';
import { formatMoment } from '@/lib/i18n/formats';
import type { Language } from '@/lib/i18n/languages';
import { analysisBands, analysisCsv, totalOf } from '@/lib/memory/analysis';
import styles from './page.module.css';

interface Props {
  counted: Counted;
  title: string;
  /** It is being counted anew. */
  stale: boolean;
}

const columns = ['segments', 'sentences', 'words', 'characters'] as const;

/** The counts of a text, a class a row. */
export function AnalysisTable({ counted, title, stale }: Props) {
  const { t, i18n } = useTranslation('analysis');
  const { bands, at } = counted;
  const total = totalOf(bands);
  const number = new Intl.NumberFormat(i18n.language);
  const percent = new Intl.NumberFormat(i18n.language, {
    style: 'percent',
    maximumFractionDigits: 1,
  });
  const shareOf = (words: number) => (total.words === 0 ? 0 : words / total.words);
  if (total.segments === 0) return <p className={`${page.empty} ${styles.empty}`}>{t('empty')}</p>;

  function download() {
    const address = URL.createObjectURL(new Blob([analysisCsv(bands)], { type: 'text/csv' }));
    const link = document.createElement('a');
    link.href = address;
    link.download = `${title.replace(/[/\\:*?"<>|\p{Cc}]/gu, '_')} ${t('file')}.csv`;
    link.click();
    URL.revokeObjectURL(address);
  }

  return (
    <div data-stale={stale || undefined} className={styles.counted}>
      <div
        role="img"
        aria-label={t('bar', { percent: percent.format(1 - shareOf(bands.new.words)) })}
        className={styles.bar}
      >
        {analysisBands.map((band) => (
          <span key={band} data-band={band} style={{ flexGrow: bands[band].words }} />
        ))}
      </div>
      <div role="region" aria-label={t('caption')} tabIndex={0} className={styles.scroll}>
        <table className={styles.table}>
          <caption className={styles.hidden}>{t('caption')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('columns.match')}</th>
              {columns.map((column) => (
                <th key={column} scope="col">
                  {t(`columns.${column}`)}
                </th>
              ))}
              <th scope="col">{t('columns.share')}</th>
            </tr>
          </thead>
          <tbody>
            {analysisBands.map((band) => (
              <tr key={band}>
                <th scope="row">
                  <i data-band={band} aria-hidden="true" />
                  {t(`band.${band}`)}
                </th>
                {columns.map((column) => (
                  <td key={column}>{number.format(bands[band][column])}</td>
                ))}
                <td>{percent.format(shareOf(bands[band].words))}</td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{t('total')}</th>
              {columns.map((column) => (
                <td key={column}>{number.format(total[column])}</td>
              ))}
              <td />
            </tr>
          </tfoot>
        </table>
      </div>
      <div className={styles.tools}>
        <p className={styles.when}>
          {t('at', { when: formatMoment(new Date(at), i18n.language as Language) })}
        </p>
        <Button small onClick={download}>
          {t('download')}
        </Button>
      </div>
    </div>
  );
}
