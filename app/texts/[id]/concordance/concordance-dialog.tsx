'use client';

import { useEffect, useState, type FormEvent } from 'react';
import { Dialog } from '@base-ui/react/dialog';
import { Button, buttonClass } from '@/app/shell/button';
import dialog from '@/app/shell/dialog.module.css';
import { useTranslation } from '@/lib/i18n/client';
import type { Side } from '@/lib/store/types';
import { LitPlaces } from '../matches/lit-places';
import { OriginLink } from '../matches/origin-link';
import { RebuiltNotice } from '../matches/rebuilt-notice';
import { linesOnPage, mostLines, sideOf } from './lines';
import { useConcordance, type Found } from './use-concordance';
import type { Pointed } from './words-at';
import styles from './concordance-dialog.module.css';

interface Props {
  textId: string;
  langs: Record<Side, string>;
  /** What it begins with; null while it is closed. */
  pointed: Pointed | null;
  onClose: () => void;
}

/** Where else words stand: every unit and bead that holds them, both languages. */
export function ConcordanceDialog({ pointed, onClose, ...rest }: Props) {
  return (
    <Dialog.Root
      open={pointed !== null}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <Dialog.Portal>
        <Dialog.Backdrop className={dialog.backdrop} />
        <Dialog.Popup className={`${dialog.popup} ${styles.popup}`} finalFocus={false}>
          {pointed ? <Concordance key={`${pointed.side} ${pointed.words}`} pointed={pointed} {...rest} /> : null}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
} // prettier-ignore

function Concordance({ textId, langs, pointed }: Omit<Props, 'onClose'> & { pointed: Pointed }) {
  const { t } = useTranslation(['matches', 'common']);
  const { found, ask } = useConcordance(textId);
  const [side, setSide] = useState(pointed.side);
  useEffect(() => {
    const across = pointed.side === 'source' ? 'target' : 'source';
    void ask(pointed.words, langs[pointed.side], langs[across]);
  }, [ask, pointed, langs]);

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const words = String(new FormData(event.currentTarget).get('words'));
    const chosen = sideOf(words, langs, side);
    setSide(chosen);
    void ask(words, langs[chosen], langs[chosen === 'source' ? 'target' : 'source']);
  }

  return (
    <>
      <Dialog.Title className={dialog.title}>{t('concordance.title')}</Dialog.Title>
      <form onSubmit={submit} className={styles.form} role="search">
        <input
          name="words"
          type="search"
          className={styles.words}
          lang={langs[side]}
          maxLength={200}
          defaultValue={pointed.words}
          aria-label={t('concordance.words')}
        />
        <select
          className={styles.side}
          aria-label={t('concordance.side')}
          value={side}
          onChange={(event) => setSide(event.target.value as Side)}
        >
          <option value="source">{t('concordance.source')}</option>
          <option value="target">{t('concordance.target')}</option>
        </select>
        <Button type="submit">{t('concordance.find')}</Button>
      </form>
      <Lines found={found} langs={langs} side={side} />
      <div className={dialog.actions}>
        <Dialog.Close className={buttonClass()}>{t('common:close')}</Dialog.Close>
      </div>
    </>
  );
}

function Lines({ found, langs, side }: { found: Found; langs: Props['langs']; side: Side }) {
  const { t } = useTranslation('matches');
  const [shown, setShown] = useState({ of: found, count: linesOnPage });
  if (shown.of !== found) setShown({ of: found, count: linesOnPage });
  const lines = found.state === 'found' ? found.lines.slice(0, mostLines) : [];
  const other = side === 'source' ? 'target' : 'source';
  const said =
    found.state === 'failed'
      ? t('failed')
      : found.state !== 'found'
        ? found.state === 'asking'
          ? t('looking')
          : ''
        : found.lines.length > mostLines
          ? t('concordance.many', { count: mostLines })
          : found.lines.length === 0
            ? t('concordance.nothing', { words: found.words })
            : t('concordance.found', { count: found.lines.length });
  return (
    <div className={styles.results} aria-busy={found.state === 'asking'}>
      <p
        className={styles.said}
        aria-live="polite"
        data-late={found.state === 'asking' || undefined}
      >
        {said}
      </p>
      {found.state === 'found' ? (
        <RebuiltNotice rebuilt={found.rebuilt} className={styles.said} />
      ) : null}
      <ol className={styles.lines} aria-label={t('concordance.list')}>
        {lines.slice(0, shown.count).map((line, at) => (
          <li key={at} className={styles.line}>
            <p lang={langs[side]} className={styles.text}>
              <LitPlaces text={line.source} places={line.places} className={styles.lit} />
            </p>
            <p lang={langs[other]} className={`${styles.text} ${styles.other}`}>
              {line.target}
            </p>
            <p className={styles.origin}>
              <OriginLink origin={line.origin} />
              {line.unconfirmed ? ` · ${t('concordance.unconfirmed')}` : null}
            </p>
          </li>
        ))}
      </ol>
      {shown.count < lines.length ? (
        <Button small onClick={() => setShown({ of: found, count: shown.count + linesOnPage })}>
          {t('concordance.more')}
        </Button>
      ) : null}
    </div>
  );
}
