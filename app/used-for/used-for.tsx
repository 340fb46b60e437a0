'use client';

import { useEffect, useState } from 'react';
import { useTranslation } from '@/lib/i18n/client';
import { askTexts, type TextName } from '../palette/ask-texts';
import styles from '@/app/shell/form.module.css';

/**
 * The fields that say which texts a memory or a termbase serves: `usedFor`, and each `text` that is
 * chosen.
 * @param textIds those that are chosen; null for all
 */
export function UsedFor({ textIds }: { textIds: readonly string[] | null }) {
  const { t } = useTranslation(['used-for', 'common']);
  const [kind, setKind] = useState<'all' | 'chosen'>(textIds ? 'chosen' : 'all');
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
      <legend>{t('label')}</legend>
      {(['all', 'chosen'] as const).map((it) => (
        <label key={it} className={styles.check}>
          <input
            type="radio"
            name="usedFor"
            value={it}
            checked={kind === it}
            onChange={() => setKind(it)}
          />
          {t(`${it}`)}
        </label>
      ))}
      {kind === 'chosen' ? (
        texts === null ? (
          <p className={styles.hint}>{t('common:loading')}</p>
        ) : texts.length === 0 ? (
          <p className={styles.hint}>{t('none')}</p>
        ) : (
          <ul className={styles.texts} tabIndex={0} aria-label={t('texts')}>
            {texts.map(({ id, titles: [title] }) => (
              <li key={id}>
                <label className={styles.check}>
                  <input
                    type="checkbox"
                    name="text"
                    value={id}
                    defaultChecked={textIds?.includes(id)}
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
