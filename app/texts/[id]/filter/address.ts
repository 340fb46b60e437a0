import { z } from 'zod';
import { checkName } from '@/app/people/name';
import { checks } from '@/lib/quality/types';
import type { BeadFilter, BeadType } from '@/lib/store/filter';

export const statuses = ['machine', 'draft', 'confirmed'] as const;
export const types = ['one-to-one', 'several', 'one-sided', 'crossing'] as const satisfies readonly BeadType[]; // prettier-ignore
export const issueChoices = ['any', ...checks] as const;

/** What each part of an address may be; confidence is in percent, `60-100`. */
const parts = {
  status: z.enum(statuses),
  type: z.enum(types),
  confidence: z
    .string()
    .regex(/^\d{1,3}-\d{1,3}$/)
    .transform((range) => {
      const [from = 0, to = 0] = range.split('-').map(Number);
      return { from: from / 100, to: to / 100 };
    })
    .refine(({ from, to }) => from <= to && to <= 1),
  editor: z
    .string()
    .max(200)
    .transform((name) => checkName(name) ?? '')
    .pipe(z.string().min(1)),
  comments: z.literal('open'),
  issues: z.enum(issueChoices),
} as const;

type Part = keyof typeof parts;
const names = Object.keys(parts) as Part[];

/** A part of an address that is no filter. */
export interface Wrong {
  name: Part;
  value: string;
}

/** The filter that an address names, and what in it is none and is left out. */
export function readFilter(search: URLSearchParams): { filter: BeadFilter; wrong: Wrong[] } {
  const found: { [P in Part]?: z.output<(typeof parts)[P]> } = {};
  const wrong: Wrong[] = [];
  for (const name of names) {
    const value = search.get(name);
    if (value === null) continue;
    const read = parts[name].safeParse(value);
    if (read.success) Object.assign(found, { [name]: read.data });
    else wrong.push({ name, value: value.slice(0, 60) });
  }
  const { comments, editor, ...filter } = found;
  return {
    filter: { ...filter, ...(editor && { by: editor }), ...(comments && { commented: true }) },
    wrong,
  };
}

/** The address's other parts, with those of a filter; '' where there are none. */
export function withFilter(search: URLSearchParams, filter: BeadFilter): string {
  const next = new URLSearchParams(search);
  for (const name of names) next.delete(name);
  const { status, type, confidence, by, commented, issues } = filter;
  if (status) next.set('status', status);
  if (type) next.set('type', type);
  if (confidence)
    next.set('confidence', `${inPercent(confidence.from)}-${inPercent(confidence.to)}`);
  if (by) next.set('editor', by);
  if (commented) next.set('comments', 'open');
  if (issues) next.set('issues', issues);
  return next.toString();
}

export function inPercent(share: number): number {
  return Math.round(share * 100);
}

/** Whether it lets all beads through. */
export function isOpen(filter: BeadFilter): boolean {
  return Object.values(filter).every((part) => part === undefined || part === false);
}
