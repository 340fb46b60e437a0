import type { TermEntry, TermUsage } from './types';

export type UnsaidUsage = Omit<TermEntry, 'usage'> & { usage: TermUsage | null };

/** The first term of a language is the preferred one where a file does not say; the others may be used too. */
export function settleUsage(terms: readonly UnsaidUsage[]): TermEntry[] {
  const led = new Set(terms.filter(({ usage }) => usage === 'preferred').map(({ lang }) => lang));
  return terms.map((term) => {
    if (term.usage !== null) return { ...term, usage: term.usage };
    const usage = led.has(term.lang) ? 'admitted' : 'preferred';
    led.add(term.lang);
    return { ...term, usage };
  });
}

/**
 * A status as tools write it: that of TBX (`preferredTerm-admn-sts`, ISO 30042), or a plain word.
 * @returns null where it says nothing of use
 */
export function readUsage(status: string): TermUsage | null {
  const word = status.trim().toLowerCase();
  if (/^(?:preferred|首选|推荐)/.test(word)) return 'preferred';
  if (/^(?:admitted|approved|allowed|允许|可用)/.test(word)) return 'admitted';
  if (/^(?:deprecated|superseded|forbidden|not ?recommended|prohibited|禁用|弃用)/.test(word))
    return 'forbidden';
  return null;
}
