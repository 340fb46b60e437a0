'use client';

import { Meter } from '@/app/shell/meter';
import { useTranslation } from '@/lib/i18n/client';
import { doneBetween, roundTime, timeLeft, type Mark } from './pace';
import styles from './review-meter.module.css';

/** How far one is with what wants a look, and how long it will take; nothing before the first bead is done. */
export function ReviewMeter({ marks }: { marks: readonly Mark[] }) {
  const { t } = useTranslation('filter');
  const done = doneBetween(marks);
  const left = marks.at(-1)?.left ?? 0;
  if (done === 0) return null;
  const time = timeLeft(marks);
  const round = time === null ? null : roundTime(time);
  const text = t('review.done', { count: done, left });
  return (
    <div className={styles.review}>
      <Meter label={t('review.label')} value={done} max={done + left} text={text} />
      <p>
        {text}
        {round ? <> · {t(`review.${round.unit}`, { count: round.count })}</> : null}
      </p>
    </div>
  );
}
