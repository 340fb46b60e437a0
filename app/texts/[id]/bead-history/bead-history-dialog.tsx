'use client';

import { useEffect, useRef, useState } from 'react';
import { Dialog } from '@base-ui/react/dialog';
import { Button, buttonClass } from '@/app/shell/button';
import dialog from '@/app/shell/dialog.module.css';
import { useTranslation } from '@/lib/i18n/client';
import { formatMoment } from '@/lib/i18n/formats';
import type { Language } from '@/lib/i18n/languages';
import type { BeadHistory, BeadVersion } from '@/lib/store/bead-history';
import type { BeadView, Side } from '@/lib/store/types';
import { gapBetween } from '../bead-look';
import history from '../history-dialog.module.css';
import { beadHistoryAction } from './actions';
import { Difference } from './difference';

interface Props {
  textId: string;
  /** Whose history is shown; undefined while it is closed. */
  bead: BeadView | undefined;
  langs: Record<Side, string>;
  onClose: () => void;
  onRestore: (version: BeadVersion) => void;
}

/** The versions of a bead: who made each of them and when, what differs, and the way back to its words. */
export function BeadHistoryDialog({ textId, bead, langs, onClose, onRestore }: Props) {
  const { t } = useTranslation(['versions', 'common']);
  return (
    <Dialog.Root open={bead !== undefined} onOpenChange={(open) => (open ? undefined : onClose())}>
      <Dialog.Portal>
        <Dialog.Backdrop className={dialog.backdrop} />
        <Dialog.Popup className={`${dialog.popup} ${history.popup}`} finalFocus={false}>
          <Dialog.Title className={dialog.title}>
            {t('title', { number: (bead?.index ?? 0) + 1 })}
          </Dialog.Title>
          {bead ? (
            <Versions
              // Whoever changes the bead meanwhile: it is read anew.
              key={`${bead.id} ${bead.revision}`}
              textId={textId}
              beadId={bead.id}
              langs={langs}
              onRestore={onRestore}
            />
          ) : null}
          <div className={dialog.actions}>
            <Dialog.Close className={buttonClass()}>{t('common:close')}</Dialog.Close>
          </div>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

interface VersionsProps extends Pick<Props, 'textId' | 'langs' | 'onRestore'> {
  beadId: number;
}

function Versions({ textId, beadId, langs, onRestore }: VersionsProps) {
  const { t } = useTranslation(['versions', 'reader']);
  const [pages, setPages] = useState<BeadHistory[]>([]);
  const [state, setState] = useState<'reading' | 'read' | 'failed'>('reading');
  const isShown = useRef(true);

  async function read(from?: BeadHistory['next']): Promise<void> {
    const page = await beadHistoryAction({ textId, beadId, from: from ?? undefined }).catch(
      () => null,
    );
    if (!isShown.current) return;
    // Where nothing but large operations was read, there is nothing to show yet.
    if (page?.next && page.versions.length === 0) return read(page.next);
    setState(page ? 'read' : 'failed');
    if (page) setPages((known) => [...known, page]);
  }
  const begin = useRef(read);

  useEffect(() => {
    isShown.current = true;
    void begin.current();
    return () => {
      isShown.current = false;
    };
  }, []);

  const versions = pages.flatMap((page) => page.versions);
  const next = pages.at(-1)?.next ?? null;
  if (versions.length === 0 && state !== 'read')
    return <p className={dialog.detail}>{t(`reader:history.${state}`)}</p>;
  return (
    <div className={history.list} tabIndex={0} role="group" aria-label={t('list')}>
      <ol>
        {versions.map((version, at) => (
          <Version
            key={version.operationId}
            version={version}
            isNow={at === 0}
            langs={langs}
            onRestore={onRestore}
          />
        ))}
      </ol>
      {state === 'failed' ? <p className={dialog.detail}>{t('reader:history.failed')}</p> : null}
      {next ? (
        <Button look="quiet" small onClick={() => void read(next)}>
          {t('reader:history.more')}
        </Button>
      ) : null}
    </div>
  );
}

interface VersionProps extends Pick<Props, 'langs' | 'onRestore'> {
  version: BeadVersion;
  isNow: boolean;
}

function Version({ version, isNow, langs, onRestore }: VersionProps) {
  const { t, i18n } = useTranslation(['versions', 'reader']);
  const { kind, author, at, before, after } = version;
  const moment = formatMoment(new Date(at), i18n.language as Language);
  const textOf = (wording: BeadVersion['after'], side: Side) =>
    wording[side].join(gapBetween(langs[side]));
  const sides = (['source', 'target'] as const).filter(
    (side) => !before || textOf(before, side) !== textOf(after, side),
  );
  return (
    <li className={history.entry} aria-current={isNow ? 'step' : undefined}>
      <p>
        <strong>{kind ? t(`reader:history.kinds.${kind}`) : t('imported')}</strong>{' '}
        {before && before.status !== after.status ? (
          <span className={history.status}>
            {t('status', {
              before: t(`reader:mark.${before.status}`),
              after: t(`reader:mark.${after.status}`),
            })}
          </span>
        ) : null}
        <span className={history.when}>
          {author ? `${author} · ` : ''}
          <time dateTime={at}>{moment}</time>
        </span>
      </p>
      {sides.length > 0 ? (
        <div className={history.wording}>
          {sides.map((side) => (
            <p key={side}>
              {before ? (
                <Difference
                  before={textOf(before, side)}
                  after={textOf(after, side)}
                  lang={langs[side]}
                />
              ) : (
                <span lang={langs[side]}>{textOf(after, side) || '—'}</span>
              )}
            </p>
          ))}
        </div>
      ) : null}
      {isNow ? (
        <span className={history.now}>{t('now')}</span>
      ) : version.restorable ? (
        <Button
          look="quiet"
          small
          aria-label={t('restoreOf', { when: moment })}
          onClick={() => onRestore(version)}
        >
          {t('restore')}
        </Button>
      ) : null}
    </li>
  );
}
