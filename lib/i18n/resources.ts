import enAnalysis from '@/locales/en/analysis.json';
import enApi from '@/locales/en/api.json';
import enArranging from '@/locales/en/arranging.json';
import enComments from '@/locales/en/comments.json';
import enCommon from '@/locales/en/common.json';
import enFilter from '@/locales/en/filter.json';
import enKeys from '@/locales/en/keys.json';
import enLibrary from '@/locales/en/library.json';
import enOperations from '@/locales/en/operations.json';
import enPalette from '@/locales/en/palette.json';
import enMatches from '@/locales/en/matches.json';
import enMemories from '@/locales/en/memories.json';
import enPeople from '@/locales/en/people.json';
import enQuality from '@/locales/en/quality.json';
import enReader from '@/locales/en/reader.json';
import enRepairs from '@/locales/en/repairs.json';
import enReplace from '@/locales/en/replace.json';
import enTerms from '@/locales/en/terms.json';
import enProposals from '@/locales/en/proposals.json';
import enTermsImport from '@/locales/en/terms-import.json';
import enTranslate from '@/locales/en/translate.json';
import enUpkeep from '@/locales/en/upkeep.json';
import zhAnalysis from '@/locales/zh-Hans/analysis.json';
import enTextTermbases from '@/locales/en/text-termbases.json';
import enUsedFor from '@/locales/en/used-for.json';
import enVersions from '@/locales/en/versions.json';
import zhApi from '@/locales/zh-Hans/api.json';
import zhArranging from '@/locales/zh-Hans/arranging.json';
import zhComments from '@/locales/zh-Hans/comments.json';
import zhCommon from '@/locales/zh-Hans/common.json';
import zhFilter from '@/locales/zh-Hans/filter.json';
import zhKeys from '@/locales/zh-Hans/keys.json';
import zhLibrary from '@/locales/zh-Hans/library.json';
import zhOperations from '@/locales/zh-Hans/operations.json';
import zhPalette from '@/locales/zh-Hans/palette.json';
import zhMatches from '@/locales/zh-Hans/matches.json';
import zhMemories from '@/locales/zh-Hans/memories.json';
import zhPeople from '@/locales/zh-Hans/people.json';
import zhQuality from '@/locales/zh-Hans/quality.json';
import zhReader from '@/locales/zh-Hans/reader.json';
import zhRepairs from '@/locales/zh-Hans/repairs.json';
import zhReplace from '@/locales/zh-Hans/replace.json';
import zhTerms from '@/locales/zh-Hans/terms.json';
import zhProposals from '@/locales/zh-Hans/proposals.json';
import zhTermsImport from '@/locales/zh-Hans/terms-import.json';
import zhTranslate from '@/locales/zh-Hans/translate.json';
import zhTextTermbases from '@/locales/zh-Hans/text-termbases.json';
import zhUsedFor from '@/locales/zh-Hans/used-for.json';
import zhVersions from '@/locales/zh-Hans/versions.json';
import zhUpkeep from '@/locales/zh-Hans/upkeep.json';
import type { Language } from './languages';

const english = {
  analysis: enAnalysis,
  api: enApi,
  arranging: enArranging,
  comments: enComments,
  common: enCommon,
  filter: enFilter,
  keys: enKeys,
  library: enLibrary,
  operations: enOperations,
  palette: enPalette,
  matches: enMatches,
  memories: enMemories,
  people: enPeople,
  proposals: enProposals,
  quality: enQuality,
  reader: enReader,
  repairs: enRepairs,
  replace: enReplace,
  terms: enTerms,
  'terms-import': enTermsImport,
  translate: enTranslate,
  versions: enVersions,
  upkeep: enUpkeep,
  'text-termbases': enTextTermbases,
  'used-for': enUsedFor,
};
const chinese = {
  analysis: zhAnalysis,
  api: zhApi,
  arranging: zhArranging,
  comments: zhComments,
  common: zhCommon,
  filter: zhFilter,
  keys: zhKeys,
  library: zhLibrary,
  operations: zhOperations,
  palette: zhPalette,
  matches: zhMatches,
  memories: zhMemories,
  people: zhPeople,
  proposals: zhProposals,
  quality: zhQuality,
  reader: zhReader,
  repairs: zhRepairs,
  replace: zhReplace,
  terms: zhTerms,
  'terms-import': zhTermsImport,
  translate: zhTranslate,
  versions: zhVersions,
  upkeep: zhUpkeep,
  'text-termbases': zhTextTermbases,
  'used-for': zhUsedFor,
};

export type Resources = typeof english;
export type Namespace = keyof Resources;

/** The words of one language by namespace: what a provider is given. */
export type Words = Partial<Record<Namespace, object>>;

const all: Record<Language, Record<Namespace, object>> = { en: english, 'zh-Hans': chinese };

/** The words of `language` in `namespaces`, and always those of `common`. */
export function wordsOf(language: Language, namespaces: readonly Namespace[]): Words {
  return Object.fromEntries(
    ['common' as const, ...namespaces].map((namespace) => [namespace, all[language][namespace]]),
  );
}
