import Link from 'next/link';
import { formatAgo, formatMoment } from '@/lib/i18n/formats';
import { getT } from '@/lib/i18n/server';
import type { ListedText } from '@/lib/store/types';
import { Meter } from '../shell/meter';
import { DeleteText } from './delete-text';
import styles from './text-entry.module.css';

interface Props {
  text: ListedText;
  now: Date;
  /** The text that was read last: offered to be read on. */
  latest: boolean;
}

/** One text as a line of a bilingual table of contents. */
export async function TextEntry({ text, now, latest }: Props) {
  const { t, language } = await getT('library');
  const titles = titlesOf(text);
  const confirmed = t('confirmed', { confirmed: text.confirmed, count: text.beads });
  return (
    <li className={styles.entry} data-latest={latest || undefined}>
      <Link href={`/texts/${text.id}`} className={styles.titles}>
        {titles.map(({ lang, title }) => (
          <span key={lang} lang={lang} className={styles.title}>
            {title}
          </span>
        ))}
      </Link>
      <div className={styles.facts}>
        <span>{t('beads', { count: text.beads })}</span>
        <span>{t('sentences', sentencesOf(text))}</span>
        {text.openedAt ? (
          <time
            dateTime={text.openedAt.toISOString()}
            title={formatMoment(text.openedAt, language)}
          >
            {t('opened', { when: formatAgo(text.openedAt, now, language) })}
          </time>
        ) : (
          <span>{t('neverOpened')}</span>
        )}
        <Link href={`/texts/${text.id}/repairs`} className={styles.repairs}>
          {text.proposed > 0 ? (
            <>
              <i className={styles.diamond} aria-hidden="true" />
              {t('proposed', { count: text.proposed })}
            </>
          ) : (
            t('repairs')
          )}
        </Link>
        <Link href={`/texts/${text.id}/analysis`} className={styles.repairs}>
          {t('analysis')}
        </Link>
        <Link href={`/texts/${text.id}/terms`} className={styles.repairs}>
          {t('terms')}
        </Link>
      </div>
      <div className={styles.progress}>
        <span className={styles.figures}>{confirmed}</span>
        <Meter label={t('progress')} value={text.confirmed} max={text.beads} text={confirmed} />
      </div>
      <div className={styles.actions}>
        {latest ? (
          <Link href={`/texts/${text.id}`} className={styles.continue}>
            {t('continue')}
            <span aria-hidden="true"> →</span>
          </Link>
        ) : null}
        <DeleteText id={text.id} title={titles[0]?.title ?? text.id} />
      </div>
    </li>
  );
}

/** One title a language: the original's first. */
function titlesOf(text: ListedText): { lang: string; title: string }[] {
  const originalFirst = text.versions.toSorted(
    (a, b) => Number(b.role === 'original') - Number(a.role === 'original'),
  );
  const byLanguage = new Map<string, string>();
  for (const { lang, title, fileName } of originalFirst) {
    // A translation that is still to be made has neither.
    const name = title || fileName;
    if (name && !byLanguage.has(lang)) byLanguage.set(lang, name);
  }
  return [...byLanguage].map(([lang, title]) => ({ lang, title }));
}

function sentencesOf(text: ListedText): { zh: number; en: number } {
  const countIn = (language: string) =>
    text.versions.find(({ lang }) => lang.startsWith(language))?.sentences ?? 0;
  return { zh: countIn('zh'), en: countIn('en') };
}
