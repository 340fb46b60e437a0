'use client';

import { useTransition } from 'react';
import { useTranslation } from '@/lib/i18n/client';
import { useAnnounce } from '../shell/announcer';
import { Button } from '../shell/button';
import { deleteMemoryAction } from './actions';
import { failureText } from './failure-text';

/** Deletes at once: below the list one has it back. */
export function DeleteMemory({ id, name }: { id: number; name: string }) {
  const { t } = useTranslation('memories');
  const announce = useAnnounce();
  const [pending, startTransition] = useTransition();

  function remove() {
    startTransition(async () => {
      const answer = await deleteMemoryAction(id, true).catch(
        () => ({ ok: false, code: 'offline' }) as const,
      );
      announce(answer.ok ? t('delete.done', { name }) : failureText(t, answer.code));
      // The button is gone with its memory.
      if (answer.ok) document.getElementById('content')?.focus();
    });
  }

  return (
    <Button
      look="quiet"
      small
      disabled={pending}
      aria-label={t('delete.label', { name })}
      onClick={remove}
    >
      {t('delete.action')}
    </Button>
  );
}
