'use client';

import Link from 'next/link';
import { useState, type FormEvent } from 'react';
import { Dialog } from '@base-ui/react/dialog';
import { Button, buttonClass } from '@/app/shell/button';
import dialog from '@/app/shell/dialog.module.css';
import { useTranslation } from '@/lib/i18n/client';
import type { Span } from '../range/use-range';
import styles from './pretranslate-dialog.module.css';

interface Props {
  open: boolean;
  textId: string;
  /** The beads that are selected. */
  span: Span | null;
  onOpenChange: (open: boolean) => void;
  onStart: (threshold: number, span: Span | null) => void;
}

/** In percent: what is mended faster than it is written. */
const usual = 85;

/** Asks from what score on empty targets are filled, and where. */
export function PretranslateDialog({ open, textId, span, onOpenChange, onStart }: Props) {
  const { t } = useTranslation(['translate', 'common']);
  const [score, setScore] = useState(usual);
  const [selected, setSelected] = useState(true);

  function submit(event: FormEvent) {
    event.preventDefault();
    onOpenChange(false);
    onStart(score, selected ? span : null);
  }

  return (
    <Dialog.Root open={open} onOpenChange={onOpenChange}>
      <Dialog.Portal>
        <Dialog.Backdrop className={dialog.backdrop} />
        <Dialog.Popup className={`${dialog.popup} ${styles.popup}`} finalFocus={false}>
          <Dialog.Title className={dialog.title}>{t('pretranslate.title')}</Dialog.Title>
          <Dialog.Description className={dialog.detail}>
            {t('pretranslate.detail')}
          </Dialog.Description>
          <form onSubmit={submit}>
            <label className={styles.label}>
              <span>{t('pretranslate.threshold')}</span>
              <output className={styles.score}>{t('pretranslate.score', { score })}</output>
              <input
                type="range"
                min={50}
                max={101}
                value={score}
                aria-valuetext={t('pretranslate.score', { score })}
                onChange={({ target }) => setScore(Number(target.value))}
              />
            </label>
            <p className={styles.hint}>
              {score > 100
                ? t('pretranslate.only.context')
                : score === 100
                  ? t('pretranslate.only.exact')
                  : score >= 95
                    ? t('pretranslate.only.near')
                    : t('pretranslate.only.fuzzy')}
            </p>
            {span ? (
              <fieldset className={styles.where}>
                <legend>{t('pretranslate.where')}</legend>
                <label>
                  <input
                    type="radio"
                    name="where"
                    checked={selected}
                    onChange={() => setSelected(true)}
                  />
                  {t('pretranslate.selected', { from: span.from + 1, to: span.to + 1 })}
                </label>
                <label>
                  <input
                    type="radio"
                    name="where"
                    checked={!selected}
                    onChange={() => setSelected(false)}
                  />
                  {t('pretranslate.all')}
                </label>
              </fieldset>
            ) : null}
            <p className={styles.more}>
              <Link href={`/texts/${textId}/analysis`}>{t('pretranslate.analysis')}</Link>
            </p>
            <div className={dialog.actions}>
              <Dialog.Close className={buttonClass()}>{t('common:cancel')}</Dialog.Close>
              <Button type="submit" look="primary">
                {t('pretranslate.start')}
              </Button>
            </div>
          </form>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
