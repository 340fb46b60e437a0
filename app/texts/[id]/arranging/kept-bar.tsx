'use client';

import { Button } from '@/app/shell/button';
import { useTranslation } from '@/lib/i18n/client';
import { sentenceGap } from '@/lib/i18n/formats';
import bar from '../save-status.module.css';

interface Props {
  count: number;
  /** Commands that can only be carried out once the changes are with the server. */
  behind: number;
  onRetry: () => void;
}

/** At the foot of the page, as long as the server cannot be reached: how many changes wait for it. */
export function KeptBar({ count, behind, onRetry }: Props) {
  const { t, i18n } = useTranslation('arranging');
  if (count === 0) return null;
  return (
    <div role="region" aria-label={t('kept.label')} className={bar.trouble}>
      <span>
        {t('kept.text', { count })}
        {sentenceGap(i18n.language)}
        <span role="status">{behind > 0 ? t('kept.behind', { count: behind }) : ''}</span>
      </span>
      <Button small onClick={onRetry}>
        {t('kept.retry')}
      </Button>
    </div>
  );
}
