import Link from 'next/link';
import { getT } from '@/lib/i18n/server';
import type { MemorySummary } from '@/lib/store/memory/types';
import { buttonClass } from '../shell/button';
import { DeleteMemory } from './delete-memory';
import { MemorySettings } from './memory-settings';
import styles from './page.module.css';

/** One memory: what it holds, what it is used for. */
export async function MemoryEntry({ memory }: { memory: MemorySummary }) {
  const { t } = await getT('memories');
  const { id, name, units, langs, priority, penalty, readOnly, usedFor, textIds } = memory;
  return (
    <li className={styles.entry}>
      <div className={styles.words}>
        <h2 className={styles.name}>
          <Link href={`/memories/${id}`}>{name}</Link>
        </h2>
        <p className={styles.facts}>
          <span>{t('units', { count: units })}</span>
          <span>{langs.join(', ')}</span>
          {priority !== 0 ? <span>{t('priority', { priority })}</span> : null}
          {penalty !== 0 ? <span>{t('penalty', { penalty })}</span> : null}
          {readOnly ? <span>{t('readOnly')}</span> : null}
          {usedFor === 'chosen' ? <span>{t('forTexts', { count: textIds.length })}</span> : null}
        </p>
      </div>
      <div className={styles.actions}>
        <MemorySettings memory={{ id, name, priority, penalty, readOnly, usedFor, textIds }} />
        <a
          className={buttonClass({ look: 'quiet', small: true })}
          href={`/api/memories/${id}/export`}
          aria-label={t('export.label', { name })}
          download
        >
          {t('export.action')}
        </a>
        <DeleteMemory id={id} name={name} />
      </div>
    </li>
  );
}
