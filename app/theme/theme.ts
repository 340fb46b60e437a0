export const themes = ['system', 'light', 'dark'] as const;

export type Theme = (typeof themes)[number];

/** The cookie that keeps a chosen theme. */
export const themeCookie = 'hebi-theme';

export function isTheme(value: unknown): value is Theme {
  return themes.some((theme) => theme === value);
}
