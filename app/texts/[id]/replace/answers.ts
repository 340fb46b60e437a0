import { z } from 'zod';
import { queryFaults } from '@/lib/search/errors';

/** What passes between the page, the server and the process that searches (scripts/replace.ts). */

export const summarySchema = z.object({
  sentences: z.number(),
  /** Of these, those that can be stored so. */
  fit: z.number(),
  beads: z.number(),
  places: z.number(),
});

export type Summary = z.infer<typeof summarySchema>;

const stretchSchema = z.union([
  z.object({ same: z.string() }),
  z.object({ old: z.string(), new: z.string() }),
]);

export const changesSchema = z.array(
  z.object({
    sentenceId: z.number(),
    beadId: z.number(),
    index: z.number(),
    side: z.enum(['source', 'target']),
    fit: z.enum(['fit', 'empty', 'long']),
    difference: z.array(stretchSchema),
  }),
);

/** A sentence that would change, as it is shown. */
export type Change = z.infer<typeof changesSchema>[number];

export const keptSchema = z.object({
  beads: z.number(),
  places: z.number(),
  refused: z.number(),
  /** Place of the first bead that was changed. */
  first: z.number().nullable(),
  left: summarySchema,
});

export type Kept = z.infer<typeof keptSchema>;

export const choiceSchema = z.object({
  all: z.boolean(),
  /** Ids of the sentences for which it is the other way. */
  but: z.array(z.number().int().positive()).max(200_000),
});

export type Choice = z.infer<typeof choiceSchema>;

/** A fault of the query itself, at a place of it, or of the search. */
export const faultSchema = z.union([
  z.object({
    code: z.enum(queryFaults),
    field: z.enum(['query', 'replacement']),
    index: z.number(),
  }),
  z.object({ code: z.literal('slow'), params: z.object({ number: z.coerce.number() }) }),
  z.object({ code: z.enum(['many', 'gone', 'busy', 'failed']) }),
]);

export type Fault = z.infer<typeof faultSchema>;

/** A line of the answer to a search: how far it is, then how it ended. */
export const lookLineSchema = z.union([
  z.object({ progress: z.object({ done: z.number(), total: z.number() }) }),
  z.object({ search: z.string(), found: summarySchema }),
  z.object({ error: faultSchema }),
]);
