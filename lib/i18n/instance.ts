import { createInstance, type i18n } from 'i18next';
import type { Language } from './languages';
import type { Words } from './resources';

/** An i18next of its own for one request or one page: nothing is shared between readers. */
export function createI18n(language: Language, words: Words): i18n {
  const instance = createInstance();
  void instance.init({
    lng: language,
    resources: { [language]: words },
    ns: Object.keys(words),
    defaultNS: 'common',
    fallbackLng: false,
    // The words are at hand, so the first rendering has them already.
    initAsync: false,
    // React escapes.
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
  });
  return instance;
}
