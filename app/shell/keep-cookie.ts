const year = 60 * 60 * 24 * 365;

/** Keeps a choice of the reader for a year, where the server reads it before it draws the page. */
export function keepCookie(name: string, value: string): void {
  document.cookie = `${name}=${encodeURIComponent(value)}; path=/; max-age=${year}; samesite=lax`;
}
