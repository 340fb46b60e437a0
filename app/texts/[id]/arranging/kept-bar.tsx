'use client';

import { Button } from '@/app/shell/button';
import { useTranslation } from '@/lib/i18n/client';
import bar from '../save-status.module.css';

/** At the foot of the page, as long as the server cannot be reached: how many changes wait for it. */
export function KeptBar({ count, onRetry }: { count: number; onRetry: () => void }) {
  const { t } = useTranslation('arranging');
  if (count === 0) return null;
  return (
    <div role="region" aria-label={t('kept.label')} className={bar.trouble}>
      <span>{t('kept.text', { count })}</span>
      <Button small onClick={onRetry}>
        {t('kept.retry')}
      </Button>
    </div>
  );
}
