'use client';

import { useRouter } from 'next/navigation';
import { useTransition } from 'react';
import { useTranslation } from '@/lib/i18n/client';
import { languageCookie } from '@/lib/i18n/languages';
import { Button } from './button';
import { keepCookie } from './keep-cookie';

/** Turns the interface to the other language; the page, its place and what is typed stay. */
export function LanguageSwitch() {
  const { t, i18n } = useTranslation();
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  const chinese = i18n.language === 'zh-Hans';

  function turn() {
    keepCookie(languageCookie, chinese ? 'en' : 'zh-Hans');
    startTransition(() => router.refresh());
  }

  return (
    <Button look="quiet" aria-label={t('bar.language')} aria-busy={pending} onClick={turn}>
      <span lang={chinese ? 'en' : 'zh-Hans'}>{chinese ? 'EN' : '中文'}</span>
    </Button>
  );
}
