import { z } from 'zod';

const by = z.union([z.literal(1), z.literal(-1)]);
const count = z.number().int().min(0).max(100_000);

export const sideSchema = z.enum(['source', 'target']);
export const statusSchema = z.enum(['machine', 'draft', 'confirmed']);

/** The arrangements of neighbouring beads, as they come from the page or from the browser's storage. */
export const nearArrangements = [
  z.object({ kind: z.enum(['merge', 'exchange']), by }),
  z.object({ kind: z.enum(['move', 'shift']), side: sideSchema, by }),
  z.object({
    kind: z.literal('split'),
    at: z.object({ source: count, target: count }).optional(),
  }),
  z.object({ kind: z.literal('part') }),
] as const;
