/** Languages of the interface, as BCP 47 tags; the first is the one for those who ask for neither. */
export const languages = ['en', 'zh-Hans'] as const;

export type Language = (typeof languages)[number];

/** The cookie that keeps a chosen language. */
export const languageCookie = 'hebi-lang';

export function isLanguage(value: unknown): value is Language {
  return languages.some((language) => language === value);
}

/**
 * The language that a browser asks for first among ours (RFC 9110, section 12.5.4).
 * Any Chinese is served by `zh-Hans`.
 *
 * @param header the Accept-Language header, or null where there is none
 */
export function negotiateLanguage(header: string | null): Language {
  const wanted = (header ?? '')
    .slice(0, 1024)
    .split(',')
    .map((part, place) => {
      const [tag = '', ...parameters] = part.trim().toLowerCase().split(';');
      const quality = parameters.map((it) => it.trim()).find((it) => it.startsWith('q='));
      return { tag, quality: quality ? Number(quality.slice(2)) : 1, place };
    })
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality || a.place - b.place);
  for (const { tag } of wanted) {
    if (tag === 'zh' || tag.startsWith('zh-')) return 'zh-Hans';
    if (tag === 'en' || tag.startsWith('en-')) return 'en';
  }
  return languages[0];
}
