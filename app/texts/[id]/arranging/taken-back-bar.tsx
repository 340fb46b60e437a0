'use client';

import { Button } from '@/app/shell/button';
import { useTranslation } from '@/lib/i18n/client';
import bar from '../save-status.module.css';
import type { TakenBack } from './use-sending';

/** At the foot of the page: that changes which were shown could not be made. Stays until it is closed. */
export function TakenBackBar({
  takenBack,
  onShow,
  onClose,
}: {
  takenBack: TakenBack | null;
  onShow: (sentenceId: number) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation('arranging');
  if (!takenBack) return null;
  const { count, why, sentenceId } = takenBack;
  return (
    <div role="region" aria-label={t('takenBack.label')} className={bar.trouble}>
      <span>{t(`takenBack.${why}`, { count })}</span>
      {sentenceId === null ? null : (
        <Button small onClick={() => onShow(sentenceId)}>
          {t('takenBack.show')}
        </Button>
      )}
      <Button
        small
        onClick={() => {
          onClose();
          document.getElementById('content')?.focus();
        }}
      >
        {t('takenBack.close')}
      </Button>
    </div>
  );
}
