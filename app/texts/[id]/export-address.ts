export interface ExportChoice {
  status: 'confirmed' | 'all';
  source: string;
  target: string;
}

/** The address of a text as a TMX file. */
export function exportAddress(textId: string, { status, source, target }: ExportChoice): string {
  const query = new URLSearchParams({ format: 'tmx', status, source, target });
  return `/api/texts/${textId}/export?${query}`;
}

/** The tag that translation tools expect of a language: they know regions, not scripts. */
export function memoryTag(lang: string): string {
  if (/^zh-Hant\b/i.test(lang)) return 'zh-TW';
  return /^zh\b/i.test(lang) ? 'zh-CN' : lang;
}

/** Whether a tag is well-formed (BCP 47). */
export function isLanguageTag(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}
