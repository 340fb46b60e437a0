'use client';

import Link from 'next/link';
import { Caps } from '@/app/keys/caps';
import { Button, buttonClass } from '@/app/shell/button';
import { useTranslation } from '@/lib/i18n/client';

interface Props {
  textId: string;
  onPretranslate: () => void;
}

/** Beside the text: what the memories do for it as a whole. */
export function TranslateTools({ textId, onPretranslate }: Props) {
  const { t } = useTranslation('translate');
  return (
    <>
      <Link
        href={`/texts/${textId}/analysis`}
        className={buttonClass({ look: 'quiet', small: true })}
      >
        {t('tools.analysis')}
      </Link>
      <Link href={`/texts/${textId}/terms`} className={buttonClass({ look: 'quiet', small: true })}>
        {t('tools.terms')}
      </Link>
      <Button look="quiet" small onClick={onPretranslate}>
        {t('tools.pretranslate')} <Caps command="pretranslate" />
      </Button>
    </>
  );
}
