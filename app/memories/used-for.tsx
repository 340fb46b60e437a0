'use client';

import { useEffect, useState } from 'react';
import { useTranslation } from '@/lib/i18n/client';
import type { MemorySummary } from '@/lib/store/memory/types';
import { askTexts, type TextName } from '../palette/ask-texts';
import styles from './form.module.css';

/** The fields that say which texts a memory serves: `usedFor`, and each `text` that is chosen. */
export function UsedFor({ usedFor, textIds }: Pick<MemorySummary, 'usedFor' | 'textIds'>) {
  const { t } = useTranslation(['memories', 'common']);
  const [kind, setKind] = useState(usedFor);
  const [texts, setTexts] = useState<TextName[] | null>(null);

  useEffect(() => {
    let isWanted = true;
    void askTexts().then((found) => isWanted && setTexts(found));
    return () => {
      isWanted = false;
    };
  }, []);

  return (
    <fieldset className={styles.group}>
      <legend>{t('settings.usedFor.label')}</legend>
      {(['all', 'chosen'] as const).map((it) => (
        <label key={it} className={styles.check}>
          <input
            type="radio"
            name="usedFor"
            value={it}
            checked={kind === it}
            onChange={() => setKind(it)}
          />
          {t(`settings.usedFor.${it}`)}
        </label>
      ))}
      {kind === 'chosen' ? (
        texts === null ? (
          <p className={styles.hint}>{t('common:loading')}</p>
        ) : texts.length === 0 ? (
          <p className={styles.hint}>{t('settings.usedFor.none')}</p>
        ) : (
          <ul className={styles.texts} tabIndex={0} aria-label={t('settings.usedFor.texts')}>
            {texts.map(({ id, titles: [title] }) => (
              <li key={id}>
                <label className={styles.check}>
                  <input
                    type="checkbox"
                    name="text"
                    value={id}
                    defaultChecked={textIds.includes(id)}
                  />
                  <span lang={title?.lang}>{title?.title ?? id}</span>
                </label>
              </li>
            ))}
          </ul>
        )
      ) : null}
    </fieldset>
  );
}

/** The texts that the fields choose; null for all. */
export function textIdsOf(form: FormData): string[] | null {
  return form.get('usedFor') === 'chosen' ? form.getAll('text').map(String) : null;
}
