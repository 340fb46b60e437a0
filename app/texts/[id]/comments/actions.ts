'use server';

import { z } from 'zod';
import { currentAuthor } from '@/app/people/author';
import { addComment, changeComment, listComments, type CommentView } from '@/lib/store/comments';
import { longestComment, type ChangeResult } from '@/lib/store/types';

const textId = z.string().min(1).max(64);
const rowId = z.number().int().positive();
const words = z.string().max(longestComment);

const beadSchema = z.object({ textId, beadId: rowId });

/** The comments of a bead, oldest first; null where it is not there. */
export async function listCommentsAction(
  bead: z.infer<typeof beadSchema>,
): Promise<CommentView[] | null> {
  const checked = beadSchema.safeParse(bead);
  return checked.success ? listComments(checked.data.textId, checked.data.beadId) : null;
}

const newSchema = z.object({ textId, beadId: rowId, text: words });

/** Adds a comment to a bead, by the person who asks. */
export async function addCommentAction(comment: z.infer<typeof newSchema>): Promise<ChangeResult> {
  const checked = newSchema.safeParse(comment);
  if (!checked.success) return { ok: false, code: 'invalid' };
  return addComment({ ...checked.data, author: await currentAuthor() });
}

const changeSchema = z.object({
  textId,
  commentId: rowId,
  change: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('reword'), text: words }),
    z.object({ kind: z.enum(['resolve', 'reopen', 'delete']) }),
  ]),
});

/** Rewords a comment, takes it away, resolves it or opens it again. */
export async function changeCommentAction(
  change: z.infer<typeof changeSchema>,
): Promise<ChangeResult> {
  const checked = changeSchema.safeParse(change);
  if (!checked.success) return { ok: false, code: 'invalid' };
  return changeComment({ ...checked.data, author: await currentAuthor() });
}
