'use client';

import { Dialog } from '@base-ui/react/dialog';
import { useRouter } from 'next/navigation';
import { useState, useTransition, type FormEvent } from 'react';
import { useAnnounce } from '@/app/shell/announcer';
import { Button, buttonClass } from '@/app/shell/button';
import dialog from '@/app/shell/dialog.module.css';
import form from '@/app/shell/form.module.css';
import { textIdsOf, UsedFor } from '@/app/used-for/used-for';
import { useTranslation } from '@/lib/i18n/client';
import type { TermbaseSummary } from '@/lib/store/terms/types';
import { setTermbaseUseAction } from './actions';

interface Props {
  termbase: Pick<TermbaseSummary, 'id' | 'name' | 'priority' | 'textIds'>;
}

/** What a termbase is used for: one change of its history, like those of its terms. */
export function TermbaseSettings({ termbase }: Props) {
  const { t } = useTranslation(['terms', 'common']);
  const router = useRouter();
  const announce = useAnnounce();
  const [open, setOpen] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [pending, startTransition] = useTransition();

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const use = { priority: Number(data.get('priority')), textIds: textIdsOf(data) };
    startTransition(async () => {
      const answer = await setTermbaseUseAction({ termbaseId: termbase.id, use }).catch(() => null);
      if (!answer?.ok) {
        const code = answer?.code;
        return setTrouble(t(code === 'gone' ? 'gone' : code === 'changed' ? 'use.changed' : 'failed')); // prettier-ignore
      }
      setOpen(false);
      announce(t('saved'));
      router.refresh();
    });
  }

  return (
    <Dialog.Root
      open={open}
      onOpenChange={(next) => {
        setTrouble(null);
        setOpen(next);
      }}
    >
      <Dialog.Trigger
        className={buttonClass({ look: 'quiet', small: true })}
        aria-label={t('use.settingsNamed', { name: termbase.name })}
      >
        {t('use.settings')}
      </Dialog.Trigger>
      <Dialog.Portal>
        <Dialog.Backdrop className={dialog.backdrop} />
        <Dialog.Popup className={dialog.popup}>
          <Dialog.Title className={dialog.title}>{termbase.name}</Dialog.Title>
          <form onSubmit={submit} className={form.fields}>
            <label>
              {t('use.priority')}
              <input
                name="priority"
                type="number"
                min={-100}
                max={100}
                step={1}
                defaultValue={termbase.priority}
                required
              />
              <small>{t('use.priorityHint')}</small>
            </label>
            <UsedFor textIds={termbase.textIds} />
            {trouble ? (
              <p role="alert" className={form.failed}>
                {trouble}
              </p>
            ) : null}
            <div className={dialog.actions}>
              <Dialog.Close className={buttonClass()}>{t('common:cancel')}</Dialog.Close>
              <Button type="submit" look="primary" disabled={pending}>
                {t('form.save')}
              </Button>
            </div>
          </form>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
