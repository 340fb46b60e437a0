'use client';

import { Popover } from '@base-ui/react/popover';
import { Button } from '@/app/shell/button';
import menu from '@/app/shell/menu.module.css';
import { useTranslation } from '@/lib/i18n/client';
import type { BeadView, IssueView, Side } from '@/lib/store/types';
import { markOf } from '../bead-look';
import { OriginNote } from '../pretranslate/origin-line';
import { tellingReasons } from './telling-reasons';
import { useReasons } from './use-reasons';
import styles from './bead-notes.module.css';

interface Props {
  textId: string;
  bead: BeadView | undefined;
  langs: Record<Side, string>;
  /** Where it opens; null while it is closed. */
  anchor: Element | null;
  onClose: () => void;
  onDismiss: (issue: IssueView) => void;
}

/** What there is to say of a bead: what the checks found, and why the aligner trusts it or not. */
export function BeadNotes({ textId, bead, langs, anchor, onClose, onDismiss }: Props) {
  const { t } = useTranslation(['quality', 'reader']);
  const open = anchor !== null && bead !== undefined;
  const reasons = useReasons(textId, open ? bead.id : null, bead?.revision ?? 0);
  if (!bead) return null;
  const isPair = bead.source.length > 0 && bead.target.length > 0;
  return (
    <Popover.Root
      open={open}
      onOpenChange={(next) => {
        if (!next) onClose();
      }}
    >
      <Popover.Portal>
        <Popover.Positioner
          className={menu.positioner}
          anchor={anchor}
          side="bottom"
          sideOffset={4}
          collisionPadding={8}
        >
          <Popover.Popup className={`${menu.popup} ${styles.notes}`} finalFocus={false}>
            <Popover.Title className={styles.title}>
              {t('title', { number: bead.index + 1 })}
            </Popover.Title>
            {bead.issues.length === 0 ? (
              <p className={styles.none}>{t('noIssues')}</p>
            ) : (
              <ul className={styles.issues}>
                {bead.issues.map((issue) => (
                  <li key={issue.key}>
                    <span>
                      {t(`checks.${issue.check}`)}
                      <Found issue={issue} langs={langs} />
                    </span>
                    <Button
                      small
                      look="quiet"
                      aria-label={t('dismissLabel', { issue: t(`checks.${issue.check}`) })}
                      onClick={() => onDismiss(issue)}
                    >
                      {t('dismiss')}
                    </Button>
                  </li>
                ))}
              </ul>
            )}
            <OriginNote bead={bead} lang={langs.source} />
            <h3 className={styles.subtitle}>
              {t('confidence', {
                status: t(`reader:mark.${markOf(bead)}`),
                percent: bead.confidence,
              })}
            </h3>
            {!isPair ? (
              <p className={styles.none}>{t('oneSided')}</p>
            ) : reasons === 'failed' ? (
              <p className={styles.none}>{t('reader:said.unanswered')}</p>
            ) : (
              <ul className={styles.reasons} aria-busy={reasons === null}>
                {tellingReasons(reasons ?? []).map(({ kind, way }) => (
                  <li key={kind} className={styles[way]}>
                    {t(`reasons.${kind}.${way}`)}
                  </li>
                ))}
              </ul>
            )}
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}

function Found({ issue, langs }: { issue: IssueView; langs: Record<Side, string> }) {
  const { t } = useTranslation('quality');
  if (issue.check === 'length') return <> {t('times', { factor: Number(issue.found) })}</>;
  if (issue.found.trim() === '' || !issue.place) return null;
  return (
    <>
      {' '}
      <q lang={langs[issue.place.side]}>{issue.found}</q>
      {issue.wanted && issue.wanted.length > 0 ? (
        <>
          {' '}
          {t('wanted')} <q lang={langs.target}>{issue.wanted.join(' / ')}</q>
        </>
      ) : null}
    </>
  );
}
