'use client';

import { useRouter } from 'next/navigation';
import { useRef, useState, useTransition, type FormEvent } from 'react';
import { flushSync } from 'react-dom';
import { useTranslation } from '@/lib/i18n/client';
import { useAnnounce } from '../../shell/announcer';
import { Button } from '../../shell/button';
import { renameTermbaseAction } from '../actions';
import styles from './termbase-name.module.css';

/** What the termbase is called, and another name for it: Enter gives it, Escape leaves the old one. */
export function TermbaseName({ termbaseId, name }: { termbaseId: string; name: string }) {
  const { t } = useTranslation(['terms', 'common']);
  const router = useRouter();
  const announce = useAnnounce();
  const [naming, setNaming] = useState(false);
  const [failed, setFailed] = useState(false);
  const [pending, startTransition] = useTransition();
  const opener = useRef<HTMLButtonElement>(null);
  const field = useRef<HTMLInputElement>(null);

  function begin() {
    flushSync(() => setNaming(true));
    field.current?.select();
  }

  function end() {
    flushSync(() => {
      setNaming(false);
      setFailed(false);
    });
    opener.current?.focus();
  }

  function rename(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const wanted = (field.current?.value ?? '').trim();
    if (wanted === name) return end();
    startTransition(async () => {
      const { ok } = await renameTermbaseAction(termbaseId, wanted).catch(() => ({ ok: false }));
      setFailed(!ok);
      if (!ok) return;
      router.refresh();
      announce(t('renamed', { name: wanted }));
      end();
    });
  }

  if (!naming)
    return (
      <div className={styles.name}>
        <h1>{name}</h1>
        <Button ref={opener} look="quiet" small onClick={begin}>
          {t('rename')}
        </Button>
      </div>
    );
  return (
    <form
      className={styles.name}
      onSubmit={rename}
      onKeyDown={(event) => {
        // What ends a composition is the input method's.
        if (event.key === 'Escape' && !event.nativeEvent.isComposing) end();
      }}
    >
      <h1 className={styles.unseen}>{name}</h1>
      <input
        ref={field}
        defaultValue={name}
        aria-label={t('newName')}
        maxLength={200}
        required
        autoComplete="off"
      />
      <Button type="submit" look="primary" disabled={pending}>
        {t('form.save')}
      </Button>
      <Button disabled={pending} onClick={end}>
        {t('common:cancel')}
      </Button>
      {failed ? <p role="alert">{t('failed')}</p> : null}
    </form>
  );
}
