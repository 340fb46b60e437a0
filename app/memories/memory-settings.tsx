'use client';

import { Dialog } from '@base-ui/react/dialog';
import { useState, useTransition, type FormEvent } from 'react';
import { useTranslation } from '@/lib/i18n/client';
import type { MemorySummary } from '@/lib/store/memory/types';
import { useAnnounce } from '../shell/announcer';
import { Button, buttonClass } from '../shell/button';
import dialog from '../shell/dialog.module.css';
import { setMemoryAction } from './actions';
import { failureText } from './failure-text';
import { textIdsOf, UsedFor } from '../used-for/used-for';
import styles from '@/app/shell/form.module.css';

interface Props {
  memory: Pick<
    MemorySummary,
    'id' | 'name' | 'priority' | 'penalty' | 'readOnly' | 'usedFor' | 'textIds'
  >;
}

/** The name of a memory and what it is used for. */
export function MemorySettings({ memory }: Props) {
  const { t } = useTranslation(['memories', 'common']);
  const announce = useAnnounce();
  const [open, setOpen] = useState(false);
  const [failed, setFailed] = useState('');
  const [pending, startTransition] = useTransition();

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const settings = {
      name: String(form.get('name')),
      priority: Number(form.get('priority')),
      penalty: Number(form.get('penalty')),
      readOnly: form.get('readOnly') === 'on',
      textIds: textIdsOf(form),
    };
    startTransition(async () => {
      const answer = await setMemoryAction(memory.id, settings).catch(
        () => ({ ok: false, code: 'offline' }) as const,
      );
      setFailed(answer.ok ? '' : failureText(t, answer.code));
      if (!answer.ok) return;
      setOpen(false);
      announce(t('settings.saved'));
    });
  }

  return (
    <Dialog.Root
      open={open}
      onOpenChange={(next) => {
        setFailed('');
        setOpen(next);
      }}
    >
      <Dialog.Trigger
        className={buttonClass({ look: 'quiet', small: true })}
        aria-label={t('settings.label', { name: memory.name })}
      >
        {t('settings.action')}
      </Dialog.Trigger>
      <Dialog.Portal>
        <Dialog.Backdrop className={dialog.backdrop} />
        <Dialog.Popup className={dialog.popup}>
          <Dialog.Title className={dialog.title}>{memory.name}</Dialog.Title>
          <form onSubmit={submit} className={styles.fields}>
            <label>
              {t('settings.name')}
              <input name="name" defaultValue={memory.name} maxLength={200} required />
            </label>
            <label>
              {t('settings.priority')}
              <input
                name="priority"
                type="number"
                min={-100}
                max={100}
                step={1}
                defaultValue={memory.priority}
                required
              />
              <small>{t('settings.priorityHint')}</small>
            </label>
            <label>
              {t('settings.penalty')}
              <input
                name="penalty"
                type="number"
                min={0}
                max={100}
                step={1}
                defaultValue={memory.penalty}
                required
              />
              <small>{t('settings.penaltyHint')}</small>
            </label>
            <label className={styles.check}>
              <input name="readOnly" type="checkbox" defaultChecked={memory.readOnly} />
              {t('settings.readOnly')}
            </label>
            <UsedFor textIds={memory.usedFor === 'chosen' ? memory.textIds : null} />
            {failed ? (
              <p role="alert" className={styles.failed}>
                {failed}
              </p>
            ) : null}
            <div className={dialog.actions}>
              <Dialog.Close className={buttonClass()}>{t('common:cancel')}</Dialog.Close>
              <Button type="submit" look="primary" disabled={pending}>
                {t('settings.save')}
              </Button>
            </div>
          </form>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
