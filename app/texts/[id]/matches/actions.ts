'use server';

import { z } from 'zod';
import { keepOrigin } from '@/lib/store/keep-origin';
import type { BeadView } from '@/lib/store/types';
import { mostCharacters } from '../sentence-text';

const id = z.number().int().positive();

const takenSchema = z.object({
  textId: z.string().min(1).max(64),
  sentenceId: id,
  text: z.string().min(1).max(mostCharacters),
  kind: z.enum(['context', 'exact', 'near', 'fuzzy']),
  score: z.number().int().min(1).max(101),
  source: z.string().max(mostCharacters).nullable(),
  name: z.string().max(1000),
  memoryId: id.nullable(),
  unitId: id.nullable(),
  beadId: id.nullable(),
});

/** Keeps which match the wording of a sentence was taken from; gives its bead, or null where it is another by now. */
export async function takenAction(taken: z.infer<typeof takenSchema>): Promise<BeadView | null> {
  const checked = takenSchema.safeParse(taken);
  return checked.success ? keepOrigin(checked.data) : null;
}
