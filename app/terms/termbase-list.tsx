'use client';

import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useId, useState, useTransition, type FormEvent } from 'react';
import { useTranslation } from '@/lib/i18n/client';
import type { TermbaseSummary } from '@/lib/store/terms/types';
import { useAnnounce } from '../shell/announcer';
import { Button } from '../shell/button';
import page from '../shell/page.module.css';
import { createTermbaseAction, deleteTermbaseAction } from './actions';
import { TermbaseSettings } from './termbase-settings';
import { TermbaseUseFacts } from './termbase-use-facts';
import styles from './terms.module.css';

/** The termbases, to open, to make and to delete. */
export function TermbaseList({ termbases }: { termbases: TermbaseSummary[] }) {
  const { t } = useTranslation('terms');
  const router = useRouter();
  const announce = useAnnounce();
  const [deleted, setDeleted] = useState<TermbaseSummary | null>(null);
  const [failed, setFailed] = useState(false);
  const [pending, startTransition] = useTransition();
  const nameId = useId();

  function create(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const name = String(new FormData(event.currentTarget).get('name') ?? '').trim();
    if (name === '') return;
    startTransition(async () => {
      const answer = await createTermbaseAction(name).catch(() => null);
      setFailed(!answer?.ok);
      if (answer?.ok) router.push(`/terms/${answer.id}`);
    });
  }

  function setGone(termbase: TermbaseSummary, gone: boolean) {
    startTransition(async () => {
      const { ok } = await deleteTermbaseAction(termbase.id, gone).catch(() => ({ ok: false }));
      setFailed(!ok);
      if (!ok) return;
      setDeleted(gone ? termbase : null);
      announce(t(gone ? 'deleted' : 'restored', { name: termbase.name }));
      router.refresh();
    });
  }

  return (
    <>
      {deleted ? (
        <p className={styles.notice}>
          <span>{t('deleted', { name: deleted.name })}</span>
          <Button small disabled={pending} onClick={() => setGone(deleted, false)}>
            {t('undo')}
          </Button>
        </p>
      ) : null}
      {failed ? (
        <p role="alert" className={styles.failed}>
          {t('failed')}
        </p>
      ) : null}
      {termbases.length === 0 ? (
        <p className={page.empty}>{t('none')}</p>
      ) : (
        <ul className={styles.list} aria-label={t('list')}>
          {termbases.map((termbase) => (
            <li key={termbase.id}>
              <Link href={`/terms/${termbase.id}`} className={styles.name}>
                {termbase.name}
              </Link>
              <span className={styles.facts}>
                {t('concepts', { count: termbase.concepts })}
                {' · '}
                <TermbaseUseFacts priority={termbase.priority} textIds={termbase.textIds} />
              </span>
              <TermbaseSettings termbase={termbase} />
              <Button
                look="quiet"
                small
                disabled={pending}
                aria-label={t('deleteNamed', { name: termbase.name })}
                onClick={() => setGone(termbase, true)}
              >
                {t('delete')}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <form className={styles.create} onSubmit={create}>
        <label htmlFor={nameId} className={styles.hidden}>
          {t('name')}
        </label>
        <input
          id={nameId}
          name="name"
          maxLength={200}
          required
          autoComplete="off"
          placeholder={t('namePlaceholder')}
        />
        <Button type="submit" look="primary" disabled={pending}>
          {t('create')}
        </Button>
      </form>
    </>
  );
}
