/** Forms that BCP 47 has given up, or never knew, but that tools write. */
const otherNames: Readonly<Record<string, string>> = {
  'zh-chs': 'zh-Hans',
  'zh-cht': 'zh-Hant',
  'zh-min-nan': 'nan',
  'zh-min': 'nan',
  'zh-guoyu': 'zh',
  'zh-hakka': 'hak',
  'zh-xiang': 'hsn',
};

const known = new Map<string, string>();
/** Files name few languages; a hostile one is not let fill the memory. */
const mostKnown = 1000;

/**
 * A language tag in the canonical form of BCP 47 (RFC 5646, section 4.5): `EN_us` is `en-US`,
 * `cmn-Hans-CN` is `zh-Hans-CN`, `chi` is `zh`, `zh-yue` is `yue`. What is no tag comes back as it
 * is, without white space around it.
 */
export function canonicalLang(written: string): string {
  let lang = known.get(written);
  if (lang === undefined) {
    lang = canonise(written.trim());
    if (known.size < mostKnown) known.set(written, lang);
  }
  return lang;
}

/** Whether BCP 47 knows the form of the tag. */
export function isLang(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}

function canonise(written: string): string {
  // A POSIX locale adds an encoding or a modifier: zh_CN.UTF-8, sr_RS@latin.
  const tag = written.replace(/[.@].*$/s, '').replaceAll('_', '-');
  const other = otherNames[tag.toLowerCase()];
  if (other !== undefined) return other;
  // An extended language subtag names the language by itself (RFC 5646, section 4.5, step 4).
  const alone = tag.replace(/^[a-z]{2,3}-([a-z]{3})(?=-|$)/i, '$1');
  try {
    return Intl.getCanonicalLocales(alone)[0] ?? written;
  } catch {
    return written;
  }
}
