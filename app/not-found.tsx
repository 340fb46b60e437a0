import type { Metadata } from 'next';
import { getT } from '@/lib/i18n/server';
import { ButtonLink } from './shell/button';
import { MessagePage } from './shell/message-page';
import { TopBar } from './shell/top-bar';

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await getT('common');
  return { title: t('notFound.title') };
}

export default async function NotFound() {
  const { t } = await getT('common');
  return (
    <>
      <TopBar />
      <MessagePage title={t('notFound.title')} detail={t('notFound.detail')}>
        <ButtonLink href="/" look="primary">
          {t('notFound.back')}
        </ButtonLink>
      </MessagePage>
    </>
  );
}
