import { z } from 'zod';
import { analysisBands } from '@/lib/memory/analysis';

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
});

export type JobError = z.infer<typeof jobErrorSchema>;
export type JobResult = z.infer<typeof jobResultSchema>;

/** A command at work, as the pages see it. */
export interface JobView {
  id: string;
  kind: 'import' | 'repair' | 'realign' | 'memory' | 'analysis' | 'pretranslate';
  /** Names of the files it reads, as the reader knows them. */
  files: string[];
  /** Languages of the text it aligns (BCP 47), where it aligns one. */
  langs: { source: string; target: string } | null;
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
