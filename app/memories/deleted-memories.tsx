'use client';

import { useState, useTransition } from 'react';
import { useTranslation } from '@/lib/i18n/client';
import { useAnnounce } from '../shell/announcer';
import { Button } from '../shell/button';
import { deleteMemoryAction } from './actions';
import { failureText } from './failure-text';
import styles from './page.module.css';

interface Props {
  memories: { id: number; name: string; units: number }[];
}

/** Memories that were deleted, to have them back. */
export function DeletedMemories({ memories }: Props) {
  const { t } = useTranslation('memories');
  const announce = useAnnounce();
  const [pending, startTransition] = useTransition();
  const [failed, setFailed] = useState('');
  if (memories.length === 0) return null;

  function restore(id: number, name: string) {
    startTransition(async () => {
      const answer = await deleteMemoryAction(id, false).catch(
        () => ({ ok: false, code: 'offline' }) as const,
      );
      setFailed(answer.ok ? '' : failureText(t, answer.code));
      if (!answer.ok) return;
      announce(t('deleted.restored', { name }));
      document.getElementById('content')?.focus();
    });
  }

  return (
    <section className={styles.deleted} aria-labelledby="deleted-memories">
      <h2 id="deleted-memories">{t('deleted.title')}</h2>
      {failed ? (
        <p role="alert" className={styles.failed}>
          {failed}
        </p>
      ) : null}
      <ul>
        {memories.map(({ id, name, units }) => (
          <li key={id}>
            <span>
              {name} · {t('units', { count: units })}
            </span>
            <Button
              small
              look="quiet"
              disabled={pending}
              aria-label={t('deleted.restoreLabel', { name })}
              onClick={() => restore(id, name)}
            >
              {t('deleted.restore')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
