'use client';

import Link from 'next/link';
import { Button } from '@/app/shell/button';
import { useTranslation } from '@/lib/i18n/client';
import type { RepairView } from '@/lib/store/types';
import { isRepairKind } from './kinds';
import type { Way } from './use-decisions';
import { shorten, showSpaces } from './visible';
import styles from './repair-item.module.css';

interface Props {
  textId: string;
  repair: RepairView;
  /** Says what its kind means; the one before it may have said so already. */
  explained: boolean;
  ticked: boolean;
  onTick: (on: boolean) => void;
  onDecide: (way: Way) => void;
}

/** One repair in its place: what stood there, what stands there instead, and why. */
export function RepairItem(props: Props) {
  const { textId, repair, explained, ticked, onTick, onDecide } = props;
  const { t } = useTranslation('repairs');
  const { kind, line, lang, certainty, beadId } = repair;
  const applied = repair.state === 'applied';
  const name = isRepairKind(kind) ? t(`kind.${kind}.name`) : kind;
  const where = t('item', { line, kind: name });
  return (
    <li className={styles.item}>
      <input
        type="checkbox"
        className={styles.tick}
        aria-label={t('tick', { item: where })}
        checked={ticked}
        onChange={({ currentTarget }) => onTick(currentTarget.checked)}
      />
      <div className={styles.words}>
        <p className={styles.place} lang={lang}>
          <span>{showSpaces(repair.contextBefore, 'context')}</span>
          {repair.before ? (
            <del data-active={applied || undefined} data-moved={kind === 'move-block' || undefined}>
              {showSpaces(shorten(repair.before))}
            </del>
          ) : null}
          {repair.before && repair.after ? (
            <span className={styles.arrow} aria-hidden="true">
              →
            </span>
          ) : null}
          {repair.after ? (
            <ins data-active={applied || undefined}>{showSpaces(shorten(repair.after))}</ins>
          ) : null}
          <span>{showSpaces(repair.contextAfter, 'context')}</span>
        </p>
        <p className={styles.facts}>
          <strong>{name}</strong>
          <span>{t('line', { line })}</span>
          <span className={styles.state} data-state={applied ? 'applied' : 'proposed'}>
            {t(applied ? 'state.applied' : 'state.proposed')}
          </span>
          <span>{t(`certainty.${certainty}`)}</span>
          {beadId === null ? null : (
            <Link
              href={`/texts/${textId}?bead=${beadId}`}
              aria-label={t('showLabel', { item: where })}
            >
              {t('show')}
            </Link>
          )}
        </p>
        {explained && isRepairKind(kind) ? (
          <p className={styles.why}>{t(`kind.${kind}.why`)}</p>
        ) : null}
      </div>
      <Button
        small
        className={styles.decide}
        aria-label={t(applied ? 'revertLabel' : 'acceptLabel', { item: where })}
        onClick={() => onDecide(applied ? 'leave' : 'apply')}
      >
        {t(applied ? 'revert' : 'accept')}
      </Button>
    </li>
  );
}
