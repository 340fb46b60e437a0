import type { Metadata, Viewport } from 'next';
import { cookies } from 'next/headers';
import type { ReactNode } from 'react';
import '@fontsource-variable/inter/index.css';
import '@fontsource-variable/noto-sans-sc/index.css';
import '@fontsource-variable/noto-serif-sc/index.css';
import '@fontsource-variable/source-serif-4/opsz.css';
import '@fontsource-variable/source-serif-4/wght-italic.css';
import './tokens.css';
import './chinese-points.css';
import './globals.css';
import { getLanguage, getT } from '@/lib/i18n/server';
import { Translations } from '@/lib/i18n/translations';
import { Palette } from './palette/palette';
import { Announcer } from './shell/announcer';
import { isTheme, themeCookie } from './theme/theme';
import { ThemeProvider } from './theme/theme-context';

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#fbfaf6' },
    { media: '(prefers-color-scheme: dark)', color: '#151714' },
  ],
};

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await getT('common');
  return {
    title: { default: t('app.name'), template: `%s · ${t('app.name')}` },
    description: t('app.description'),
  };
}

export default async function Layout({ children }: { children: ReactNode }) {
  const language = await getLanguage();
  const chosen = (await cookies()).get(themeCookie)?.value;
  const theme = isTheme(chosen) ? chosen : 'system';
  return (
    <html lang={language} data-theme={theme}>
      <body>
        <ThemeProvider initial={theme}>
          <Translations namespaces={[]}>
            <Announcer>{children}</Announcer>
          </Translations>
          <Translations namespaces={['palette', 'reader']}>
            <Palette />
          </Translations>
        </ThemeProvider>
      </body>
    </html>
  );
}
