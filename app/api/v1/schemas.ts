import { z } from 'zod';
import { termsFormats } from '@/lib/store/terms/write-terms';

/** What the API takes: the handlers check by it, and the documentation is made of it. */

const lang = z
  .string()
  .max(35)
  .refine((tag) => {
    try {
      return Intl.getCanonicalLocales(tag.replaceAll('_', '-')).length === 1;
    } catch {
      return false;
    }
  }, 'not a BCP 47 language tag, like zh-CN')
  .describe('Language tag (BCP 47), like zh-CN or en');
const languages = {
  from: lang.describe('Language to translate from (BCP 47): zh, zh-CN, zh-Hant, en'),
  to: lang.describe('Language to translate into (BCP 47)'),
};
const text = z.string().trim().min(1).max(10_000);

export const lookupQuery = z.object({
  segment: text.describe('The segment to translate'),
  ...languages,
  previous: z
    .string()
    .max(10_000)
    .optional()
    .describe('The segment before it, empty at the beginning: for context matches'),
  next: z.string().max(10_000).optional().describe('The segment after it'),
  threshold: z.coerce
    .number()
    .int()
    .min(1)
    .max(101)
    .default(60)
    .describe('The least score, in per cent'),
  limit: z.coerce.number().int().min(1).max(100).default(10).describe('At most so many matches'),
});

export const concordanceQuery = z.object({
  q: text.describe('Words to find, parted by spaces; all of them'),
  ...languages,
  limit: z.coerce.number().int().min(1).max(200).default(50).describe('At most so many lines'),
});

export const unitsQuery = z.object({
  query: z.string().max(1000).default('').describe('Text on either side; all units where empty'),
  offset: z.coerce.number().int().min(0).default(0).describe('Units to leave out at the beginning'),
  limit: z.coerce.number().int().min(1).max(500).default(50).describe('At most so many units'),
});

export const unitBody = z.object({
  source: text.describe('What was translated'),
  target: text.describe('Its translation'),
  sourceLang: lang,
  targetLang: lang,
  author: z.string().trim().max(100).default('').describe('Who translated it'),
});

export const exportQuery = z.object({
  status: z.enum(['confirmed', 'all']).default('confirmed').describe('Which beads'),
  source: lang.default('zh-CN').describe('Tag of the source language in the file'),
  target: lang.default('en').describe('Tag of the target language in the file'),
});

export const memoryExportQuery = z.object({
  level: z
    .enum(['1', '2'])
    .default('2')
    .describe('Level of TMX: 1 is plain text, 2 has the inline codes'),
});

export const termsExportQuery = z.object({
  format: z.enum(termsFormats).default('tbx').describe('TBX 3 (Basic), or a table, a line a term'),
});

/** What clients of tmserver send to have a unit kept. */
export const tmserverUnit = z.object({
  source: text.describe('What was translated'),
  target: text.describe('Its translation'),
});

export const memoryId = z.coerce.number().int().min(1);
