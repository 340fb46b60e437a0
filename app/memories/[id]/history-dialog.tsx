'use client';

import { Dialog } from '@base-ui/react/dialog';
import { useState } from 'react';
import { useTranslation } from '@/lib/i18n/client';
import { formatMoment } from '@/lib/i18n/formats';
import type { Language } from '@/lib/i18n/languages';
import type { OperationView } from '@/lib/store/memory/operations';
import { buttonClass } from '../../shell/button';
import dialog from '../../shell/dialog.module.css';
import { historyAction } from '../actions';
import styles from '@/app/shell/form.module.css';

/** What was changed in a memory, by whom and when. */
export function HistoryDialog({ memoryId }: { memoryId: number }) {
  const { t, i18n } = useTranslation(['memories', 'common']);
  const [operations, setOperations] = useState<OperationView[] | null>(null);

  async function load() {
    const answer = await historyAction(memoryId).catch(() => null);
    setOperations(answer?.ok ? answer.value : []);
  }

  return (
    <Dialog.Root onOpenChange={(open) => open && void load()}>
      <Dialog.Trigger className={buttonClass({ look: 'quiet', small: true })}>
        {t('history.title')}
      </Dialog.Trigger>
      <Dialog.Portal>
        <Dialog.Backdrop className={dialog.backdrop} />
        <Dialog.Popup className={dialog.popup}>
          <Dialog.Title className={dialog.title}>{t('history.title')}</Dialog.Title>
          {operations === null ? <p className={styles.hint}>{t('common:loading')}</p> : null}
          {operations?.length === 0 ? <p className={styles.hint}>{t('history.none')}</p> : null}
          <ol className={styles.examples} tabIndex={0} aria-label={t('history.title')}>
            {(operations ?? []).map(({ id, kind, author, at, state, added, removed, detail }) => (
              <li key={id}>
                <p>
                  {t(`history.kind.${kind}`)} {aboutOf(detail)}
                </p>
                <p className={styles.hint}>
                  {[
                    formatMoment(new Date(at), i18n.language as Language),
                    author,
                    t('history.counts', { added, removed }),
                    state === 'done' ? '' : t('history.takenBack'),
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </p>
              </li>
            ))}
          </ol>
          <div className={dialog.actions}>
            <Dialog.Close className={buttonClass()}>{t('common:close')}</Dialog.Close>
          </div>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

/** What a change was of: a file, a unit, or what was replaced by what. */
function aboutOf({ file, source, find, replace }: OperationView['detail']): string | number {
  if (find !== undefined) return `“${find}” → “${replace}”`;
  return file ?? source ?? '';
}
