/*
 * Several open pages share the browser's storage. A lock that a page holds as long as it is open says
 * whose drafts are being typed and whose were left behind; the browser lets go of it however the page
 * ends.
 */

const nameOf = (page: string) => `hebi-page:${page}`;

/** Holds a page's lock. Returns what lets go of it. */
export function holdPage(page: string): () => void {
  let release = () => {};
  const closed = new Promise<void>((resolve) => {
    release = resolve;
  });
  void locks()?.request(nameOf(page), () => closed);
  return release;
}

/** Does something once a page is no longer open: at once where it is not, never where it stays. */
export function whenGone(page: string, signal: AbortSignal, act: () => void): void {
  const held = locks();
  if (!held) return act();
  held.request(nameOf(page), { signal }, act).catch(() => {
    // Aborted: our own page ended first.
  });
}

/** Missing in old browsers: there, every draft counts as left behind. */
function locks(): LockManager | undefined {
  return (navigator as Partial<Navigator>).locks;
}
