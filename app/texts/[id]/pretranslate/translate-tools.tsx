'use client';

import Link from 'next/link';
import { buttonClass } from '@/app/shell/button';
import { useTranslation } from '@/lib/i18n/client';

/** Beside the text: what the memories do for it as a whole. */
export function TranslateTools({ textId }: { textId: string }) {
  const { t } = useTranslation('translate');
  return (
    <Link
      href={`/texts/${textId}/analysis`}
      className={buttonClass({ look: 'quiet', small: true })}
    >
      {t('tools.analysis')}
    </Link>
  );
}
