'use client';

import { useState } from 'react';
import { useTranslation } from '@/lib/i18n/client';
import type { BeadView } from '@/lib/store/types';
import styles from './origin-line.module.css';

/** Under a target that nobody confirmed yet: where it comes from. */
export function OriginLine({ bead }: { bead: BeadView }) {
  const { t, i18n } = useTranslation('translate');
  const { origin, status } = bead;
  const isOpen = origin !== undefined && status !== 'confirmed';
  const [seen, setSeen] = useState(isOpen);
  if (isOpen && !seen) setSeen(true);
  if (!origin || !seen) return null;
  return (
    <small
      lang={i18n.language}
      data-panel=""
      className={styles.line}
      // Where it goes as one confirms, its place stays: the text is not to move.
      style={isOpen ? undefined : { visibility: 'hidden' }}
    >
      {origin.way === 'propagated'
        ? t('origin.propagated')
        : t('origin.pretranslated', { score: origin.score, name: origin.name })}
    </small>
  );
}

/** Among what there is to say of a bead: where its target comes from, and what it was found by. */
export function OriginNote({ bead, lang }: { bead: BeadView; lang: string }) {
  const { t } = useTranslation('translate');
  const { origin } = bead;
  if (!origin) return null;
  return (
    <p className={styles.note}>
      {origin.way === 'propagated'
        ? t('origin.propagated')
        : `${t('origin.pretranslated', { score: origin.score, name: origin.name })} · ${t(`origin.kind.${origin.kind}`)}`}
      {origin.source === null ? null : (
        <>
          <br />
          <q lang={lang}>{origin.source}</q>
        </>
      )}
    </p>
  );
}
