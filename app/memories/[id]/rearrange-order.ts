import { z } from 'zod';

const optional = z.string().trim().max(200).default('');
const day = z.union([z.literal(''), z.iso.date()]).default('');
const name = z.string().trim().min(1).max(200);

/** How the units of a memory are put elsewhere. */
export const rearrangeSchema = z.discriminatedUnion('way', [
  z.object({ way: z.literal('merge'), into: name }),
  z.object({
    way: z.literal('filter'),
    into: name,
    contains: optional,
    lang: optional,
    by: optional,
    since: day,
    before: day,
  }),
  z.object({
    way: z.literal('split'),
    by: z.enum(['language', 'author', 'year', 'size']),
    /** Units of each part, where it is split by size. */
    size: z.coerce
      .number()
      .int()
      .min(1)
      .max(2 ** 31)
      .default(10_000),
  }),
]);

/** What `npm run memory` is told. One argument each: a name that begins with a dash is still a name. */
export function argsOf(memory: string, order: z.infer<typeof rearrangeSchema>): string[] {
  if (order.way === 'merge') return ['merge', `--into=${order.into}`, '--', memory];
  if (order.way === 'split')
    return [
      'split',
      `--memory=${memory}`,
      order.by === 'size' ? `--size=${order.size}` : `--by=${order.by}`,
    ];
  const { into, contains, lang, by, since, before } = order;
  const given = Object.entries({ contains, lang, by, since, before }).filter(([, it]) => it !== '');
  return [
    'filter',
    `--memory=${memory}`,
    `--into=${into}`,
    ...given.map(([flag, value]) => `--${flag}=${value}`),
  ];
}
