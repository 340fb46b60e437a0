'use server';

import { z } from 'zod';
import { currentAuthor } from '@/app/people/author';
import { dismissIssue } from '@/lib/store/dismissals';
import type { ChangeResult } from '@/lib/store/types';

const dismissSchema = z.object({
  textId: z.string().min(1).max(64),
  beadId: z.number().int().positive(),
  key: z.string().min(1).max(100),
});

/** Dismisses an issue of a bead, by its key. */
export async function dismissAction(dismissal: z.infer<typeof dismissSchema>): Promise<ChangeResult> {
  const checked = dismissSchema.safeParse(dismissal);
  if (!checked.success) return { ok: false, code: 'invalid' };
  return dismissIssue({ ...checked.data, author: await currentAuthor() });
} // prettier-ignore
