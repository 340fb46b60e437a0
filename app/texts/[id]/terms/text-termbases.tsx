'use client';

import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useId, useState, useTransition } from 'react';
import { useAnnounce } from '@/app/shell/announcer';
import { useTranslation } from '@/lib/i18n/client';
import type { TermbaseSummary } from '@/lib/store/terms/types';
import { useForTextAction as sendUse } from './termbase-actions';
import styles from './text-termbases.module.css';

interface Props {
  textId: string;
  termbases: Pick<TermbaseSummary, 'id' | 'name' | 'concepts' | 'priority' | 'textIds'>[];
}

/** Which termbases are asked about this text, the highest priority first. */
export function TextTermbases({ textId, termbases }: Props) {
  const { t } = useTranslation('text-termbases');
  const router = useRouter();
  const announce = useAnnounce();
  const heading = useId();
  /** What was said of the last change; the termbase that is no longer for all texts. */
  const [said, setSaid] = useState<{ failed: boolean; text: string } | null>(null);
  /** What one chose, until the server has answered. */
  const [chosen, setChosen] = useState<ReadonlyMap<string, boolean>>(new Map());
  const [, startTransition] = useTransition();
  if (termbases.length === 0) return null;

  function use({ id, name, textIds }: Props['termbases'][number], isUsed: boolean) {
    const choose = (value: boolean) => setChosen((all) => new Map(all).set(id, value));
    choose(isUsed);
    startTransition(async () => {
      const answer = await sendUse({ termbaseId: id, textId, isUsed }).catch(() => null);
      if (!answer?.ok) {
        choose(!isUsed);
        return setSaid({ failed: true, text: t('failed') });
      }
      const done = t(isUsed ? 'used' : 'unused', { name });
      setSaid(textIds === null ? { failed: false, text: t('chosenNow', { name }) } : null);
      announce(done);
      router.refresh();
    });
  }

  return (
    <section className={styles.termbases} aria-labelledby={heading}>
      <h2 id={heading}>{t('title')}</h2>
      <ul>
        {termbases.map((termbase) => {
          const { id, name, concepts, priority, textIds } = termbase;
          return (
            <li key={id}>
              <label>
                <input
                  type="checkbox"
                  checked={chosen.get(id) ?? (textIds === null || textIds.includes(textId))}
                  onChange={({ currentTarget }) => use(termbase, currentTarget.checked)}
                />
                {name}
              </label>
              <span className={styles.facts}>
                {t('concepts', { count: concepts })}
                {priority === 0 ? null : ` · ${t('priority', { priority })}`}
                {` · ${textIds === null ? t('forAll') : t('forTexts', { count: textIds.length })}`}
              </span>
              <Link href={`/terms/${id}`} aria-label={t('openNamed', { name })}>
                {t('open')}
              </Link>
            </li>
          );
        })}
      </ul>
      {said ? (
        <p role={said.failed ? 'alert' : undefined} className={said.failed ? styles.failed : styles.facts}>
          {said.text}
        </p>
      ) : null}
    </section>
  );
} // prettier-ignore
