'use client';

import { Dialog } from '@base-ui/react/dialog';
import { useState, useTransition, type FormEvent } from 'react';
import { useTranslation } from '@/lib/i18n/client';
import type { ReplaceOrder, ReplacePreview } from '@/lib/store/memory/service-messages';
import { Button, buttonClass } from '../../shell/button';
import dialog from '../../shell/dialog.module.css';
import { previewReplaceAction, replaceAction } from '../actions';
import { failureText } from '../failure-text';
import styles from '@/app/shell/form.module.css';

interface Props {
  memoryId: number;
  /** @param done what was done, in words */
  onDone: (done: string) => void;
}

/** Find and replace in the units of a memory: shown first, then done as one change. */
export function ReplaceDialog({ memoryId, onDone }: Props) {
  const { t } = useTranslation(['memories', 'common']);
  const [open, setOpen] = useState(false);
  const [shown, setShown] = useState<{ order: ReplaceOrder; preview: ReplacePreview } | null>(null);
  const [failed, setFailed] = useState('');
  const [pending, startTransition] = useTransition();

  function preview(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const order: ReplaceOrder = {
      memoryId,
      find: String(form.get('find')),
      replace: String(form.get('replace')),
      side: form.get('side') === 'source' ? 'source' : 'target',
      isCaseSensitive: form.get('case') === 'on',
    };
    startTransition(async () => {
      const answer = await previewReplaceAction(order).catch(
        () => ({ ok: false, code: 'offline' }) as const,
      );
      setFailed(answer.ok ? '' : failureText(t, answer.code));
      setShown(answer.ok ? { order, preview: answer.value } : null);
    });
  }

  function replace() {
    if (!shown) return;
    startTransition(async () => {
      const answer = await replaceAction(shown.order).catch(
        () => ({ ok: false, code: 'offline' }) as const,
      );
      setFailed(answer.ok ? '' : failureText(t, answer.code));
      if (!answer.ok) return;
      setShown(null);
      setOpen(false);
      onDone(t('replace.done', { count: answer.value }));
    });
  }

  return (
    <Dialog.Root
      open={open}
      onOpenChange={(next) => {
        setShown(null);
        setFailed('');
        setOpen(next);
      }}
    >
      <Dialog.Trigger className={buttonClass({ look: 'quiet', small: true })}>
        {t('replace.title')}
      </Dialog.Trigger>
      <Dialog.Portal>
        <Dialog.Backdrop className={dialog.backdrop} />
        <Dialog.Popup className={dialog.popup}>
          <Dialog.Title className={dialog.title}>{t('replace.title')}</Dialog.Title>
          <form onSubmit={preview} onChange={() => setShown(null)} className={styles.fields}>
            <label>
              {t('replace.find')}
              <input name="find" maxLength={1000} required autoComplete="off" />
            </label>
            <label>
              {t('replace.with')}
              <input name="replace" maxLength={1000} autoComplete="off" />
            </label>
            <label>
              {t('replace.side')}
              <select name="side" defaultValue="target">
                <option value="target">{t('unit.target')}</option>
                <option value="source">{t('unit.source')}</option>
              </select>
            </label>
            <label className={styles.check}>
              <input type="checkbox" name="case" defaultChecked />
              {t('replace.case')}
            </label>
            {failed ? (
              <p role="alert" className={styles.failed}>
                {failed}
              </p>
            ) : null}
            <div role="status">
              {shown ? <p>{t('replace.found', { count: shown.preview.total })}</p> : null}
            </div>
            {shown && shown.preview.examples.length > 0 ? (
              <ul className={styles.examples} tabIndex={0} aria-label={t('replace.preview')}>
                {shown.preview.examples.map(({ id, before, after }) => (
                  <li key={id}>
                    <del>{before}</del>
                    <ins>{after}</ins>
                  </li>
                ))}
              </ul>
            ) : null}
            <div className={dialog.actions}>
              <Dialog.Close className={buttonClass()}>{t('common:cancel')}</Dialog.Close>
              <Button type="submit" look={shown ? 'plain' : 'primary'} disabled={pending}>
                {t('replace.preview')}
              </Button>
              {shown && shown.preview.total > 0 ? (
                <Button look="primary" disabled={pending} onClick={replace}>
                  {t('replace.all', { count: shown.preview.total })}
                </Button>
              ) : null}
            </div>
          </form>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
