import type { ReactNode } from 'react';
import { I18nProvider } from './client';
import { wordsOf, type Namespace } from './resources';
import { getLanguage } from './server';

interface Props {
  /** Besides `common`, which is always there. */
  namespaces: readonly Namespace[];
  children: ReactNode;
}

/** Sends a page's client components the words that they need, and no others. */
export async function Translations({ namespaces, children }: Props) {
  const language = await getLanguage();
  return (
    <I18nProvider language={language} words={wordsOf(language, namespaces)}>
      {children}
    </I18nProvider>
  );
}
