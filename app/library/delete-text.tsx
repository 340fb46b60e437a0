'use client';

import { AlertDialog } from '@base-ui/react/alert-dialog';
import { useState, useTransition } from 'react';
import { useTranslation } from '@/lib/i18n/client';
import { useAnnounce } from '../shell/announcer';
import { Button, buttonClass } from '../shell/button';
import dialog from '../shell/dialog.module.css';
import { deleteTextAction } from './actions';
import styles from './delete-text.module.css';

export function DeleteText({ id, title }: { id: string; title: string }) {
  const { t } = useTranslation(['library', 'common']);
  const announce = useAnnounce();
  const [open, setOpen] = useState(false);
  const [failed, setFailed] = useState(false);
  const [pending, startTransition] = useTransition();

  function remove() {
    startTransition(async () => {
      const answer = await deleteTextAction(id).catch(
        () => ({ ok: false, code: 'failed' }) as const,
      );
      const gone = answer.ok || answer.code === 'gone';
      setFailed(!gone);
      if (!gone) return;
      setOpen(false);
      announce(answer.ok ? t('delete.done', { title }) : t('delete.gone'));
      // The button that opened the dialog is gone with its text.
      document.getElementById('content')?.focus();
    });
  }

  return (
    <AlertDialog.Root open={open} onOpenChange={setOpen}>
      <AlertDialog.Trigger
        className={`${buttonClass({ look: 'quiet', small: true })} ${styles.trigger}`}
        aria-label={t('delete.action', { title })}
        title={t('delete.action', { title })}
      >
        <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
          <path
            d="M2.5 4.5h11M6 4.5V3a1 1 0 0 1 1-1h2a1 1 0 0 1 1 1v1.5M4 4.5l.7 8.4a1.2 1.2 0 0 0 1.2 1.1h4.2a1.2 1.2 0 0 0 1.2-1.1l.7-8.4"
            fill="none"
            stroke="currentColor"
            strokeWidth="1.3"
            strokeLinecap="round"
            strokeLinejoin="round"
          />
        </svg>
      </AlertDialog.Trigger>
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className={dialog.backdrop} />
        <AlertDialog.Popup className={dialog.popup}>
          <AlertDialog.Title className={dialog.title}>
            {t('delete.title', { title })}
          </AlertDialog.Title>
          <AlertDialog.Description className={dialog.detail}>
            {t('delete.detail')}
          </AlertDialog.Description>
          {failed ? (
            <p role="alert" className={styles.failed}>
              {t('delete.failed')}
            </p>
          ) : null}
          <div className={dialog.actions}>
            <AlertDialog.Close className={buttonClass()}>{t('common:cancel')}</AlertDialog.Close>
            <Button look="danger" disabled={pending} onClick={remove}>
              {t('delete.confirm')}
            </Button>
          </div>
        </AlertDialog.Popup>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
