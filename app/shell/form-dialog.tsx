'use client';

import type { FormEvent, ReactNode } from 'react';
import { Dialog } from '@base-ui/react/dialog';
import { useTranslation } from '@/lib/i18n/client';
import { Button, buttonClass } from './button';
import dialog from './dialog.module.css';
import form from './form-dialog.module.css';

interface Props {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  /** On the button that sends the form. */
  send: string;
  onSend: (typed: FormData) => void;
  /** What was wrong with what was sent last; the field that it is about names `wrongId`. */
  wrong?: string | null;
  /** The other button, where it does more than to close. */
  instead?: ReactNode;
  className?: string;
  /** False where the focus goes elsewhere by itself. */
  finalFocus?: false;
  children: ReactNode;
}

/** The id of what is wrong, for `aria-describedby`; one form is open at a time. */
export const wrongId = 'form-wrong';

/** A dialog that asks for something: a title, fields, and two buttons. */
export function FormDialog(props: Props) {
  const { open, onOpenChange, title, send, onSend, wrong, instead, className, children } = props;
  const { t } = useTranslation('common');

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    onSend(new FormData(event.currentTarget));
  }

  return (
    <Dialog.Root open={open} onOpenChange={onOpenChange}>
      <Dialog.Portal>
        <Dialog.Backdrop className={dialog.backdrop} />
        <Dialog.Popup
          className={[dialog.popup, className].filter(Boolean).join(' ')}
          finalFocus={props.finalFocus}
        >
          <Dialog.Title className={dialog.title}>{title}</Dialog.Title>
          <form onSubmit={submit}>
            {children}
            {wrong ? (
              <p id={wrongId} role="alert" className={form.wrong}>
                {wrong}
              </p>
            ) : null}
            <div className={dialog.actions}>
              {instead ?? <Dialog.Close className={buttonClass()}>{t('cancel')}</Dialog.Close>}
              <Button type="submit" look="primary">
                {send}
              </Button>
            </div>
          </form>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
