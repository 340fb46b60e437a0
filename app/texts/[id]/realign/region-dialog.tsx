'use client';

import { useEffect, useState } from 'react';
import { Dialog } from '@base-ui/react/dialog';
import { Button, buttonClass } from '@/app/shell/button';
import dialog from '@/app/shell/dialog.module.css';
import { useTranslation } from '@/lib/i18n/client';
import type { BeadText, RegionPreview } from '@/lib/store/realign-region';
import type { Side } from '@/lib/store/types';
import { gapBetween } from '../bead-look';
import { previewRegionAction } from './region-actions';
import styles from './region-dialog.module.css';

export type Seen = Extract<RegionPreview, { ok: true }>['seen'];

interface Props {
  textId: string;
  /** The bead around which it is aligned; null while the dialog is closed. */
  beadId: number | null;
  langs: Record<Side, string>;
  onClose: () => void;
  onKeep: (beadId: number, seen: Seen) => void;
}

type Asked = RegionPreview | { ok: false; code: 'failed' };

/** Shows what another alignment between the confirmed beads would change, before it is kept. */
export function RegionDialog({ textId, beadId, langs, onClose, onKeep }: Props) {
  const { t } = useTranslation(['reader', 'common']);
  const [asked, setAsked] = useState<{ beadId: number; answer: Asked } | null>(null);

  useEffect(() => {
    if (beadId === null) return;
    let isWanted = true;
    void previewRegionAction({ textId, beadId })
      .catch(() => ({ ok: false, code: 'failed' }) as const)
      .then((answer) => {
        if (isWanted) setAsked({ beadId, answer });
      });
    return () => {
      isWanted = false;
      setAsked(null);
    };
  }, [textId, beadId]);

  const answer = asked?.beadId === beadId ? asked.answer : null;
  const differences = answer?.ok ? answer.differences : [];
  const made = differences.reduce((sum, { after }) => sum + after.length, 0);
  return (
    <Dialog.Root open={beadId !== null} onOpenChange={(open) => (open ? undefined : onClose())}>
      <Dialog.Portal>
        <Dialog.Backdrop className={dialog.backdrop} />
        <Dialog.Popup className={`${dialog.popup} ${styles.popup}`} finalFocus={false}>
          <Dialog.Title className={dialog.title}>{t('region.title')}</Dialog.Title>
          <Dialog.Description className={dialog.detail} aria-busy={answer === null}>
            {answer === null
              ? t('region.working')
              : !answer.ok
                ? t(`region.${answer.code}`)
                : made > 0
                  ? t('region.differs', { count: made })
                  : t('region.same')}
          </Dialog.Description>
          {differences.length > 0 ? (
            // What does not fit is scrolled, by the keyboard too.
            <div className={styles.list} tabIndex={0} role="group" aria-label={t('region.list')}>
              {differences.map((difference, at) => (
                <section key={at} className={styles.difference}>
                  {(['before', 'after'] as const).map((when) => (
                    <div key={when}>
                      <h3>{t(`region.${when}`)}</h3>
                      {difference[when].map((bead, place) => (
                        <BeadLines key={place} bead={bead} langs={langs} />
                      ))}
                    </div>
                  ))}
                </section>
              ))}
            </div>
          ) : null}
          <div className={dialog.actions}>
            <Dialog.Close className={buttonClass()}>
              {t(made > 0 || answer === null ? 'common:cancel' : 'common:close')}
            </Dialog.Close>
            {answer?.ok && made > 0 && beadId !== null ? (
              <Button look="primary" autoFocus onClick={() => onKeep(beadId, answer.seen)}>
                {t('region.keep')}
              </Button>
            ) : null}
          </div>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function BeadLines({ bead, langs }: { bead: BeadText; langs: Record<Side, string> }) {
  return (
    <div className={styles.bead}>
      {(['source', 'target'] as const).map((side) => (
        <p key={side} lang={langs[side]} className={styles[side]}>
          {bead[side].join(gapBetween(langs[side])) || '—'}
        </p>
      ))}
    </div>
  );
}
