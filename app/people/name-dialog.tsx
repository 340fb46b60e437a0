'use client';

import { useState, type FormEvent } from 'react';
import { Dialog } from '@base-ui/react/dialog';
import { Button, buttonClass } from '@/app/shell/button';
import dialog from '@/app/shell/dialog.module.css';
import { useTranslation } from '@/lib/i18n/client';
import { longestName } from './name';
import type { Name } from './use-name';
import styles from './name-dialog.module.css';

/** Asks for a name in the bar, once something was changed: a word, and nothing in the way. */
export function NameAsker({ asks, onOpen }: { asks: boolean; onOpen: () => void }) {
  const { t } = useTranslation('people');
  if (!asks) return null;
  return (
    <Button look="quiet" small className={styles.asker} onClick={onOpen}>
      {t('name.ask')}
    </Button>
  );
}

interface Props {
  open: boolean;
  name: Name;
  onOpenChange: (open: boolean) => void;
}

/** Gives a name, changes it, or takes it back. */
export function NameDialog({ open, name, onOpenChange }: Props) {
  const { t } = useTranslation(['people', 'common']);
  const [wrong, setWrong] = useState(false);

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const typed = new FormData(event.currentTarget).get('name');
    const taken = name.give(String(typed));
    setWrong(!taken);
    if (taken) onOpenChange(false);
  }

  return (
    <Dialog.Root
      open={open}
      onOpenChange={(next) => {
        setWrong(false);
        onOpenChange(next);
      }}
    >
      <Dialog.Portal>
        <Dialog.Backdrop className={dialog.backdrop} />
        <Dialog.Popup className={dialog.popup}>
          <Dialog.Title className={dialog.title}>{t('name.title')}</Dialog.Title>
          <p className={dialog.detail}>{t('name.detail')}</p>
          <form onSubmit={submit}>
            <label className={styles.label}>
              {t('name.label')}
              <input
                name="name"
                autoComplete="name"
                defaultValue={name.given ?? ''}
                aria-invalid={wrong}
                aria-describedby={wrong ? 'name-wrong' : undefined}
                className={styles.field}
              />
            </label>
            {wrong ? (
              <p id="name-wrong" role="alert" className={styles.wrong}>
                {t('name.wrong', { most: longestName })}
              </p>
            ) : null}
            <div className={dialog.actions}>
              {name.given === null ? (
                <Button
                  onClick={() => {
                    name.give('');
                    onOpenChange(false);
                  }}
                >
                  {t('name.none')}
                </Button>
              ) : (
                <Dialog.Close className={buttonClass()}>{t('common:cancel')}</Dialog.Close>
              )}
              <Button type="submit" look="primary">
                {t('name.keep')}
              </Button>
            </div>
          </form>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
