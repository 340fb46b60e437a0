import { en } from './en';
import type { Language } from './language';
import { und } from './und';
import { zh } from './zh';

const languages: ReadonlyMap<string, Language> = new Map(
  [zh, en, und].map((language) => [language.tag, language]),
);

/**
 * The language for a BCP 47 tag, by dropping subtags from the right as lookup in RFC 4647, 3.4, does:
 * `zh-Hans-CN` → `zh-Hans` → `zh`. An unknown language gets `und`.
 */
export function languageFor(tag: string): Language {
  for (let range = tag.toLowerCase().replaceAll('_', '-'); range !== '';) {
    const language = languages.get(range);
    if (language) return language;
    range = range.slice(0, Math.max(0, range.lastIndexOf('-')));
  }
  return und;
}
