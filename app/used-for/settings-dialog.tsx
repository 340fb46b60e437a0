'use client';

import { Dialog } from '@base-ui/react/dialog';
import { useState, useTransition, type FormEvent, type ReactNode } from 'react';
import { useAnnounce } from '@/app/shell/announcer';
import { Button, buttonClass } from '@/app/shell/button';
import dialog from '@/app/shell/dialog.module.css';
import form from '@/app/shell/form.module.css';
import { useTranslation } from '@/lib/i18n/client';

interface Props {
  /** Whose settings they are. */
  title: string;
  words: {
    /** On the button that opens it, and what the button is called by itself. */
    action: string;
    label: string;
    save: string;
    saved: string;
  };
  /** Saves what the fields say; comes back with what is wrong, or null. */
  onSave: (typed: FormData) => Promise<string | null>;
  children: ReactNode;
}

/** A button that opens settings in a dialog, which closes when they are saved. */
export function SettingsDialog({ title, words, onSave, children }: Props) {
  const { t } = useTranslation('common');
  const announce = useAnnounce();
  const [open, setOpen] = useState(false);
  const [wrong, setWrong] = useState<string | null>(null);
  const [pending, startTransition] = useTransition();

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const typed = new FormData(event.currentTarget);
    startTransition(async () => {
      const found = await onSave(typed);
      setWrong(found);
      if (found !== null) return;
      setOpen(false);
      announce(words.saved);
    });
  }

  return (
    <Dialog.Root
      open={open}
      onOpenChange={(next) => {
        setWrong(null);
        setOpen(next);
      }}
    >
      <Dialog.Trigger
        className={buttonClass({ look: 'quiet', small: true })}
        aria-label={words.label}
      >
        {words.action}
      </Dialog.Trigger>
      <Dialog.Portal>
        <Dialog.Backdrop className={dialog.backdrop} />
        <Dialog.Popup className={dialog.popup}>
          <Dialog.Title className={dialog.title}>{title}</Dialog.Title>
          <form onSubmit={submit} className={form.fields}>
            {children}
            {wrong ? (
              <p role="alert" className={form.failed}>
                {wrong}
              </p>
            ) : null}
            <div className={dialog.actions}>
              <Dialog.Close className={buttonClass()}>{t('cancel')}</Dialog.Close>
              <Button type="submit" look="primary" disabled={pending}>
                {words.save}
              </Button>
            </div>
          </form>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
