import { cookies, headers } from 'next/headers';
import type { TFunction } from 'i18next';
import { createI18n } from './instance';
import { isLanguage, languageCookie, negotiateLanguage, type Language } from './languages';
import { wordsOf, type Namespace } from './resources';

/** The language of this request: the chosen one, else what the browser asks for. */
export async function getLanguage(): Promise<Language> {
  const chosen = (await cookies()).get(languageCookie)?.value;
  if (isLanguage(chosen)) return chosen;
  return negotiateLanguage((await headers()).get('accept-language'));
}

/**
 * Translation for a server component or a route handler.
 *
 * @param namespace the file of `locales/<language>/` that plain keys are looked up in;
 *   those of `common` are reached as `common:key`
 */
export async function getT<N extends Namespace>(
  namespace: N,
): Promise<{ t: TFunction<[N, 'common']>; language: Language }> {
  const language = await getLanguage();
  const instance = createI18n(language, wordsOf(language, [namespace]));
  return { t: instance.getFixedT(language, [namespace, 'common'] as [N, 'common']), language };
}
