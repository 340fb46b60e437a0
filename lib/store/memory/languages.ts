import { simplify } from '@/lib/text/words/simplify';

const known = new Map<string, string>();
/** Files name few languages; a hostile one is not let fill the memory. */
const mostKnown = 1000;

/**
 * What of a language is matched as one: `en-GB` and `en-US` are `en`; Chinese is told apart by its
 * script, `zh-Hans` or `zh-Hant`. A bare `zh` says no script: its text does.
 * @param lang BCP 47; anything else stands for itself
 * @returns '' for no language
 */
export function matchedAs(lang: string, text: string): string {
  let key = known.get(lang);
  if (key === undefined && /^zh$/i.test(lang)) return isTraditional(text) ? 'zh-Hant' : 'zh-Hans';
  if (key === undefined) {
    key = keyOf(lang);
    if (known.size < mostKnown) known.set(lang, key);
  }
  return key;
}

/** The same language in its other script; null where there is none that we know of. */
export function otherScript(key: string): string | null {
  if (key === 'zh-Hans') return 'zh-Hant';
  return key === 'zh-Hant' ? 'zh-Hans' : null;
}

function keyOf(lang: string): string {
  try {
    const { language, script } = new Intl.Locale(lang).maximize();
    if (language === 'zh') return script === 'Hant' ? 'zh-Hant' : 'zh-Hans';
    const usual = new Intl.Locale(language).maximize().script;
    return script === usual ? language : `${language}-${script}`;
  } catch {
    return lang.toLowerCase();
  }
}

function isTraditional(text: string): boolean {
  const simple = simplify(text);
  let traditional = 0;
  for (let at = 0; at < text.length; at++) if (text[at] !== simple[at]) traditional++;
  // 乾 or 著 alone stand in simplified texts too.
  return traditional > 1 || (traditional === 1 && text.length < 8);
}
