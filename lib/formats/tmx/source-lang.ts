import { canonicalLang } from '../language';

/** What a `srclang` says; null where any language may be the source. */
export function sourceLangOf(written: string | undefined): string | null {
  if (written === undefined || written.trim() === '' || /^\s*\*all\*\s*$/i.test(written))
    return null;
  return canonicalLang(written);
}

/** Whether two tags name one language, whatever script and region. */
export function isLanguage(lang: string, other: string): boolean {
  if (lang === other) return true;
  return lang.replace(/-.*$/s, '').toLowerCase() === other.replace(/-.*$/s, '').toLowerCase();
}
