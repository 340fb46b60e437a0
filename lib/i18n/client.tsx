'use client';

import { useMemo, type ReactNode } from 'react';
import { I18nextProvider, useTranslation } from 'react-i18next';
import { createI18n } from './instance';
import type { Language } from './languages';
import type { Words } from './resources';

export { useTranslation };

interface Props {
  language: Language;
  words: Words;
  children: ReactNode;
}

/** Gives the words to the client components below it; on the server use `<Translations>`. */
export function I18nProvider({ language, words, children }: Props) {
  const i18n = useMemo(() => createI18n(language, words), [language, words]);
  return <I18nextProvider i18n={i18n}>{children}</I18nextProvider>;
}
