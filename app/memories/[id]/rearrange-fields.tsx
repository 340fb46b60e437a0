'use client';

import { useState } from 'react';
import { useTranslation } from '@/lib/i18n/client';

export type Way = 'merge' | 'filter' | 'split';

const parts = ['language', 'author', 'year', 'size'] as const;

/** What is asked for each way of putting units elsewhere. */
export function RearrangeFields({ way, others }: { way: Way; others: readonly string[] }) {
  const { t } = useTranslation('upkeep');
  const [by, setBy] = useState<(typeof parts)[number]>('language');
  if (way === 'split')
    return (
      <>
        <label>
          {t('rearrange.splitBy')}
          <select
            name="by"
            value={by}
            onChange={({ target }) => setBy(target.value as (typeof parts)[number])}
          >
            {parts.map((it) => (
              <option key={it} value={it}>
                {t(`rearrange.each.${it}`)}
              </option>
            ))}
          </select>
        </label>
        {by === 'size' ? (
          <label>
            {t('rearrange.size')}
            <input name="size" type="number" min={1} step={1} defaultValue={10000} required />
          </label>
        ) : null}
      </>
    );
  return (
    <>
      <label>
        {t('rearrange.into')}
        <input name="into" list="other-memories" maxLength={200} required autoComplete="off" />
        <small>{t('rearrange.intoHint')}</small>
      </label>
      <datalist id="other-memories">
        {others.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      {way === 'filter' ? (
        <>
          {(['contains', 'lang', 'by'] as const).map((field) => (
            <label key={field}>
              {t(`rearrange.${field}`)}
              <input name={field} maxLength={200} autoComplete="off" />
            </label>
          ))}
          {(['since', 'before'] as const).map((field) => (
            <label key={field}>
              {t(`rearrange.${field}`)}
              <input name={field} type="date" />
            </label>
          ))}
        </>
      ) : null}
    </>
  );
}
