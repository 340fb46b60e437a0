'use client';

import { useState } from 'react';
import { Button } from '@/app/shell/button';
import { useTranslation } from '@/lib/i18n/client';
import { termLanguages } from '../languages';
import styles from './import-dialog.module.css';

/** Asks which languages the first two columns of a table are in, where its first line does not say. */
export function TableLanguages({ onChoose }: { onChoose: (langs: string[]) => void }) {
  const { t } = useTranslation(['terms-import', 'terms']);
  const [langs, setLangs] = useState<string[]>(['zh-Hans', 'en']);
  return (
    <div className={styles.languages}>
      {langs.map((chosen, column) => (
        <label key={column}>
          {t('column', { number: column + 1 })}
          <select
            value={chosen}
            onChange={({ currentTarget: { value } }) =>
              setLangs(langs.map((lang, at) => (at === column ? value : lang)))
            }
          >
            {termLanguages.map((lang) => (
              <option key={lang} value={lang}>
                {t(`terms:lang.${lang}`)}
              </option>
            ))}
          </select>
        </label>
      ))}
      <Button disabled={langs[0] === langs[1]} onClick={() => onChoose(langs)}>
        {t('readSo')}
      </Button>
    </div>
  );
}
