'use client';

import { useState } from 'react';
import { Button } from '@/app/shell/button';
import dialog from '@/app/shell/dialog.module.css';
import form from '@/app/shell/form-dialog.module.css';
import { FormDialog, wrongId } from '@/app/shell/form-dialog';
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
  const { t } = useTranslation('people');
  const [wrong, setWrong] = useState(false);

  function send(typed: FormData) {
    const taken = name.give(String(typed.get('name')));
    setWrong(!taken);
    if (taken) onOpenChange(false);
  }

  return (
    <FormDialog
      open={open}
      onOpenChange={(next) => {
        setWrong(false);
        onOpenChange(next);
      }}
      title={t('name.title')}
      send={t('name.keep')}
      onSend={send}
      wrong={wrong ? t('name.wrong', { most: longestName }) : null}
      instead={
        name.given === null ? (
          <Button
            onClick={() => {
              name.give('');
              onOpenChange(false);
            }}
          >
            {t('name.none')}
          </Button>
        ) : undefined
      }
    >
      <p className={dialog.detail}>{t('name.detail')}</p>
      <label className={form.label}>
        {t('name.label')}
        <input
          name="name"
          autoComplete="name"
          defaultValue={name.given ?? ''}
          aria-invalid={wrong}
          aria-describedby={wrong ? wrongId : undefined}
          className={form.field}
        />
      </label>
    </FormDialog>
  );
}
