import { z } from 'zod';
import { analysisBands } from '@/lib/memory/analysis';
import { findingKinds } from '@/lib/store/memory/finding-kinds';

/** Why a command failed, as the command says it. */
export const jobErrorSchema = z.object({
  code: z.string(),
  /** One line in English, for codes that the pages have no words for. */
  message: z.string(),
  /** What the pages need to say it in the reader's language; `file` is the name of the file at fault. */
  params: z.record(z.string(), z.union([z.string(), z.number()])).default({}),
});

const countSchema = z.object({
  segments: z.number(),
  sentences: z.number(),
  words: z.number(),
  characters: z.number(),
});

/** How much of a text the memories knew, and when that was counted (ISO 8601). */
const countedSchema = z.object({
  scope: z.enum(['all', 'untranslated']),
  bands: z.record(z.enum(analysisBands), countSchema),
  at: z.string(),
});

export type Counted = z.infer<typeof countedSchema>;

const findingSchema = z.object({
  kind: z.enum(findingKinds),
  unitId: z.number(),
  source: z.string(),
  target: z.string(),
  about: z.string(),
});

/** What came of a file of terms, or would come of it. */
const termsSchema = z.object({
  preview: z.boolean(),
  format: z.enum(['tbx', 'table']),
  columns: z.array(z.object({ name: z.string(), as: z.string().nullable() })),
  concepts: z.number(),
  added: z.number(),
  changed: z.number(),
  same: z.number(),
  left: z.number(),
  faults: z.array(z.object({ line: z.number(), code: z.string(), message: z.string() })),
  langs: z.record(z.string(), z.number()),
  examples: z.array(z.array(z.object({ lang: z.string(), text: z.string() }))),
});

export type TermsOutcome = z.infer<typeof termsSchema>;

/** Terms that a text proposes, and its languages (BCP 47). */
const proposalsSchema = z.object({
  from: z.string(),
  to: z.string(),
  terms: z.array(
    z.object({
      source: z.string(),
      target: z.string(),
      count: z.number(),
      share: z.number(),
      beads: z.array(z.number()),
    }),
  ),
});

export type Proposals = z.infer<typeof proposalsSchema>;

export const jobResultSchema = z.object({
  textId: z.string().optional(),
  outcome: z.enum(['added', 'unchanged', 'replaced']).optional(),
  /** Of a text that was aligned again: beads that a person left so, that came out the same, that are new. */
  kept: z.number().optional(),
  same: z.number().optional(),
  made: z.number().optional(),
  /** Of units that came into a memory: those that are new, that it had, that were broken. */
  memoryId: z.number().optional(),
  added: z.number().optional(),
  duplicates: z.number().optional(),
  left: z.number().optional(),
  /** Whether there is something to undo. */
  changed: z.boolean().optional(),
  analysis: countedSchema.optional(),
  /** Of a text that was pre-translated: beads without a target, those that have one now. */
  empty: z.number().optional(),
  filled: z.number().optional(),
  /** Of a memory that was checked: how often each was found, and the first of each. */
  counts: z.partialRecord(z.enum(findingKinds), z.number()).optional(),
  examples: z.array(findingSchema).optional(),
  /** Of these, what can be mended with certainty. */
  mendable: z.number().optional(),
  /** Of a memory that was mended: units taken away, and mended. */
  removed: z.number().optional(),
  mended: z.number().optional(),
  /** Of memories that were rearranged: the one that units came into, or how many it is now. */
  into: z.string().optional(),
  parts: z.number().optional(),
  terms: termsSchema.optional(),
  proposals: proposalsSchema.optional(),
  /** Of a step in the history of a termbase. */
  step: z.enum(['done', 'nothing', 'changed']).optional(),
});

export type JobError = z.infer<typeof jobErrorSchema>;
export type JobResult = z.infer<typeof jobResultSchema>;

/** A command at work, as the pages see it. */
export interface JobView {
  id: string;
  kind:
    | 'import'
    | 'repair'
    | 'realign'
    | 'memory'
    | 'analysis'
    | 'pretranslate'
    | 'upkeep'
    | 'terms'
    | 'proposals';
  /** Names of the files it reads, as the reader knows them. */
  files: string[];
  /** Languages of the text it aligns (BCP 47), where it aligns one. */
  langs: { source: string; target: string } | null;
  /** The memory it works on, where it works on one. */
  memoryId: number | null;
  /** The termbase it works on, where it works on one. */
  termbaseId: string | null;
  /** The text it works on, where there is one before it ends. */
  textId: string | null;
  state: 'running' | 'done' | 'failed' | 'cancelled';
  stage: string;
  /** Steps of the stage that are done, of `total`; 0 of 0 where they cannot be counted. */
  done: number;
  total: number;
  result: JobResult | null;
  error: JobError | null;
}
