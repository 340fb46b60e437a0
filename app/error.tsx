'use client';

import { useTranslation } from '@/lib/i18n/client';
import { Button, ButtonLink } from './shell/button';
import { MessagePage } from './shell/message-page';
import { TopBar } from './shell/top-bar';

interface Props {
  error: Error & { digest?: string };
  retry: () => void;
}

export default function ErrorPage({ error, retry }: Props) {
  const { t } = useTranslation();
  return (
    <>
      <TopBar />
      <MessagePage title={t('failure.title')} detail={t('failure.detail')}>
        <Button look="primary" onClick={() => retry()}>
          {t('failure.again')}
        </Button>
        <ButtonLink href="/">{t('notFound.back')}</ButtonLink>
        {error.digest ? <small>{t('failure.reference', { digest: error.digest })}</small> : null}
      </MessagePage>
    </>
  );
}
