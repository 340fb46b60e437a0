'use client';

import { useCallback, useEffect, useState } from 'react';
import { Dialog } from '@base-ui/react/dialog';
import { Button, buttonClass } from '@/app/shell/button';
import dialog from '@/app/shell/dialog.module.css';
import { formatMoment } from '@/lib/i18n/formats';
import { useTranslation } from '@/lib/i18n/client';
import type { Language } from '@/lib/i18n/languages';
import type { HistoryEntry } from '@/lib/store/read-history';
import { Difference } from './bead-history/difference';
import { historyAction } from './history-actions';
import styles from './history-dialog.module.css';

/** As `historyPage` of the store has it. */
const pageSize = 50;

interface Props {
  open: boolean;
  textId: string;
  onOpenChange: (open: boolean) => void;
  onShow: (index: number) => void;
  onRestore: (operationId: number) => void;
}

/** What was done with the text, by whom and when, and the way back to any point of it. */
export function HistoryDialog({ open, textId, onOpenChange, onShow, onRestore }: Props) {
  const { t } = useTranslation(['reader', 'common']);
  return (
    <Dialog.Root open={open} onOpenChange={onOpenChange}>
      <Dialog.Portal>
        <Dialog.Backdrop className={dialog.backdrop} />
        <Dialog.Popup className={`${dialog.popup} ${styles.popup}`}>
          <Dialog.Title className={dialog.title}>{t('history.title')}</Dialog.Title>
          <Entries textId={textId} onShow={onShow} onRestore={onRestore} />
          <div className={dialog.actions}>
            <Dialog.Close className={buttonClass()}>{t('common:close')}</Dialog.Close>
          </div>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

type EntriesProps = Pick<Props, 'textId' | 'onShow' | 'onRestore'>;

/** Read anew each time the dialog opens. */
function Entries({ textId, onShow, onRestore }: EntriesProps) {
  const { t, i18n } = useTranslation('reader');
  const [entries, setEntries] = useState<HistoryEntry[] | null>(null);
  const [state, setState] = useState<'reading' | 'more' | 'all' | 'failed'>('reading');

  const read = useCallback(
    async (before?: number) => {
      const page = await historyAction({ textId, before }).catch(() => null);
      setState(page === null ? 'failed' : page.length < pageSize ? 'all' : 'more');
      if (page) setEntries((known) => [...(before === undefined ? [] : (known ?? [])), ...page]);
    },
    [textId],
  );

  useEffect(() => {
    // eslint-disable-next-line react-hooks/set-state-in-effect -- it sets what the server answers
    void read();
  }, [read]);

  if (state === 'reading') return <p className={dialog.detail}>{t('history.reading')}</p>;
  if (state === 'failed') return <p className={dialog.detail}>{t('history.failed')}</p>;
  if (entries === null || entries.length === 0)
    return <p className={dialog.detail}>{t('history.none')}</p>;
  const now = entries.find((entry) => entry.state === 'done');
  return (
    <div className={styles.list} tabIndex={0} role="group" aria-label={t('history.title')}>
      <ol>
        {entries.map((entry) => (
          <li
            key={entry.id}
            className={styles.entry}
            aria-current={entry === now ? 'step' : undefined}
            data-state={entry.state}
          >
            <p>
              <strong>{t(`history.kinds.${entry.kind}`)}</strong>{' '}
              {entry.index === null ? null : (
                <button type="button" className={styles.place} onClick={() => onShow(entry.index!)}>
                  {t('menu.bead', { number: entry.index + 1 })}
                </button>
              )}
              <span className={styles.when}>
                {entry.author ? `${entry.author} · ` : ''}
                <time dateTime={entry.at}>
                  {formatMoment(new Date(entry.at), i18n.language as Language)}
                </time>
                {entry.state === 'undone' ? ` · ${t('history.undone')}` : ''}
              </span>
            </p>
            {entry.wording ? (
              <div className={styles.wording}>
                <Difference {...entry.wording} />
                {entry.wording.more > 0 ? (
                  <p className={styles.more}>
                    {t('history.moreWordings', { count: entry.wording.more })}
                  </p>
                ) : null}
              </div>
            ) : null}
            {entry === now ? (
              <span className={styles.now}>{t('history.now')}</span>
            ) : (
              <Button
                look="quiet"
                small
                aria-label={t('history.restoreTo', { kind: t(`history.kinds.${entry.kind}`) })}
                onClick={() => onRestore(entry.id)}
              >
                {t('history.restore')}
              </Button>
            )}
          </li>
        ))}
        {state === 'all' ? (
          <li className={styles.entry} aria-current={now ? undefined : 'step'}>
            <p>
              <strong>{t('history.imported')}</strong>
            </p>
            {now ? (
              <Button
                look="quiet"
                small
                aria-label={t('history.restoreTo', { kind: t('history.imported') })}
                onClick={() => onRestore(0)}
              >
                {t('history.restore')}
              </Button>
            ) : (
              <span className={styles.now}>{t('history.now')}</span>
            )}
          </li>
        ) : null}
      </ol>
      {state === 'more' ? (
        <Button look="quiet" small onClick={() => void read(entries.at(-1)!.id)}>
          {t('history.more')}
        </Button>
      ) : null}
    </div>
  );
}
