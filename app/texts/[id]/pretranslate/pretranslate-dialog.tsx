'use client';

import Link from 'next/link';
import { useState, type FormEvent } from 'react';
import { Dialog } from '@base-ui/react/dialog';
import { Button, buttonClass } from '@/app/shell/button';
import dialog from '@/app/shell/dialog.module.css';
import { useTranslation } from '@/lib/i18n/client';
import type { Span } from '../range/use-range';
import type { Where } from './use-pretranslate';
import styles from './pretranslate-dialog.module.css';

interface Props {
  open: boolean;
  textId: string;
  /** The beads that are selected. */
  span: Span | null;
  /** The filter of the page, as in an address, and how many beads it shows; null without one. */
  filter: { query: string; count: number } | null;
  onOpenChange: (open: boolean) => void;
  onStart: (threshold: number, where: Where) => void;
}

/** In percent: what is mended faster than it is written. */
const usual = 85;

/** Asks from what score on empty targets are filled, and where. */
export function PretranslateDialog({ open, textId, span, filter, onOpenChange, onStart }: Props) {
  const { t } = useTranslation(['translate', 'common']);
  const [score, setScore] = useState(usual);
  const choices = [...(span ? ['selected' as const] : []), ...(filter ? ['shown' as const] : []), 'all' as const]; // prettier-ignore
  const [chosen, setChosen] = useState<(typeof choices)[number] | null>(null);
  // What one chose the last time may be selected, or filtered, no more.
  const where = choices.find((choice) => choice === chosen) ?? choices[0]!;
  const words = {
    selected: () => t('pretranslate.selected', { from: span!.from + 1, to: span!.to + 1 }),
    shown: () => t('pretranslate.shown', { count: filter!.count }),
    all: () => t('pretranslate.all'),
  };

  function submit(event: FormEvent) {
    event.preventDefault();
    onOpenChange(false);
    onStart(score, {
      span: where === 'selected' ? span : null,
      filter: where === 'shown' ? filter!.query : '',
    });
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
            {choices.length > 1 ? (
              <fieldset className={styles.where}>
                <legend>{t('pretranslate.where')}</legend>
                {choices.map((choice) => (
                  <label key={choice}>
                    <input
                      type="radio"
                      name="where"
                      checked={where === choice}
                      onChange={() => setChosen(choice)}
                    />
                    {words[choice]()}
                  </label>
                ))}
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
