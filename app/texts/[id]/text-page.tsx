import type { Metadata } from 'next';
import Link from 'next/link';
import type { ReactNode } from 'react';
import page from '@/app/shell/page.module.css';
import { TopBar } from '@/app/shell/top-bar';
import { getT } from '@/lib/i18n/server';
import { Translations } from '@/lib/i18n/translations';
import { readText } from '@/lib/store/texts';
import type { TextView } from '@/lib/store/types';

/** What a page about a text tells in; its words `title` and `explanation` stand above all else. */
type Area = 'terms' | 'analysis' | 'repairs';
const namespaces = {
  terms: ['proposals', 'text-termbases'],
  analysis: ['analysis'],
  repairs: ['repairs'],
} as const;

/** The title of such a page in the browser. */
export async function textPageMetadata(area: Area, textId: string): Promise<Metadata> {
  const { t } = await getT(namespaces[area][0]);
  const text = await readText(textId);
  return { title: text ? `${t('title')} · ${text.versions[0]?.title ?? ''}` : t('title') };
}

interface Props {
  area: Area;
  text: TextView;
  children: ReactNode;
}

/** A page about a text, with the way back to it. */
export async function TextPage({ area, text, children }: Props) {
  const { t } = await getT(namespaces[area][0]);
  const [original] = text.versions;
  return (
    <Translations namespaces={namespaces[area]}>
      <TopBar
        title={
          <Link href={`/texts/${text.id}`} className={page.back}>
            <span aria-hidden="true">← </span>
            <span lang={original?.lang}>{original?.title}</span>
          </Link>
        }
      />
      <main id="content" tabIndex={-1} className={page.page}>
        <header className={page.head}>
          <h1>{t('title')}</h1>
          <p>{t('explanation')}</p>
        </header>
        {children}
      </main>
    </Translations>
  );
}
