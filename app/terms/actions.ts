'use server';

import { revalidatePath } from 'next/cache';
import { z } from 'zod';
import { runCommand } from '@/app/jobs/run-command';
import { currentAuthor } from '@/app/people/author';
import {
  addConcepts,
  deleteConcepts,
  editConcept,
  stepSize,
  stepTerms,
  termHistoryState,
} from '@/lib/store/terms/change-terms';
import { setTermbaseUse } from '@/lib/store/terms/set-termbase-use';
import { createTermbase, renameTermbase, setTermbaseDeleted } from '@/lib/store/terms/termbases';
import { recheckTerms } from '@/lib/store/checks/recheck-terms';
import type { TermChangeResult } from '@/lib/store/terms/types';
import { termLanguages } from './languages';

type Refusal = { ok: false; code: 'invalid' };

const id = z.string().min(1).max(64);
const line = z.string().trim().max(500);
const prose = z.string().trim().max(5000);

const termSchema = z.object({
  id: id.optional(),
  lang: z.enum(termLanguages).or(z.string().regex(/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/)),
  text: line.min(1),
  partOfSpeech: line,
  usage: z.enum(['preferred', 'admitted', 'forbidden']),
  note: prose,
});

const draftSchema = z.object({
  domain: line,
  definition: prose,
  note: prose,
  terms: z.array(termSchema).min(1).max(100),
});

const conceptSchema = draftSchema.extend({ id, terms: z.array(termSchema.extend({ id })) });

export type Draft = z.infer<typeof draftSchema>;

/** Makes an empty termbase; its id. */
export async function createTermbaseAction(
  name: string,
): Promise<{ ok: true; id: string } | Refusal> {
  const checked = line.min(1).safeParse(name);
  if (!checked.success) return { ok: false, code: 'invalid' };
  const made = await createTermbase(checked.data);
  revalidatePath('/terms');
  return { ok: true, id: made };
}

/** Gives a termbase another name. */
export async function renameTermbaseAction(
  termbaseId: string,
  name: string,
): Promise<{ ok: boolean }> {
  const checked = z.tuple([id, line.min(1)]).safeParse([termbaseId, name]);
  if (!checked.success) return { ok: false };
  const ok = await renameTermbase(...checked.data);
  revalidatePath('/terms');
  return { ok };
}

/** Puts a termbase away, or takes it back. */
export async function deleteTermbaseAction(
  termbaseId: string,
  deleted: boolean,
): Promise<{ ok: boolean }> {
  const checked = z.tuple([id, z.boolean()]).safeParse([termbaseId, deleted]);
  if (!checked.success) return { ok: false };
  const ok = await setTermbaseDeleted(...checked.data);
  revalidatePath('/terms');
  return { ok };
}

const useSchema = z.object({
  termbaseId: id,
  use: z.object({
    priority: z.number().int().min(-100).max(100),
    textIds: z.array(id).max(10_000).nullable(),
  }),
});

/** Sets what a termbase is used for. */
export async function setTermbaseUseAction(
  order: z.infer<typeof useSchema>,
): Promise<TermChangeResult | Refusal> {
  const checked = useSchema.safeParse(order);
  if (!checked.success) return { ok: false, code: 'invalid' };
  const { termbaseId, use } = checked.data;
  return setTermbaseUse(termbaseId, use, await currentAuthor());
}

const addSchema = z.object({ termbaseId: id, drafts: z.array(draftSchema).min(1).max(500) });

/** Adds concepts, as one change. */
export async function addConceptsAction(
  order: z.infer<typeof addSchema>,
): Promise<TermChangeResult | Refusal> {
  const checked = addSchema.safeParse(order);
  if (!checked.success) return { ok: false, code: 'invalid' };
  return addConcepts(checked.data.termbaseId, checked.data.drafts, await currentAuthor());
}

const editSchema = z.object({ termbaseId: id, before: conceptSchema, draft: draftSchema });

/** Changes a concept as the person saw it. */
export async function editConceptAction(
  order: z.infer<typeof editSchema>,
): Promise<TermChangeResult | Refusal> {
  const checked = editSchema.safeParse(order);
  if (!checked.success) return { ok: false, code: 'invalid' };
  const { termbaseId, before, draft } = checked.data;
  return editConcept(termbaseId, before, draft, await currentAuthor());
}

const deleteSchema = z.object({ termbaseId: id, ids: z.array(id).min(1).max(500) });

/** Takes concepts out of a termbase. */
export async function deleteConceptsAction(
  order: z.infer<typeof deleteSchema>,
): Promise<TermChangeResult | Refusal> {
  const checked = deleteSchema.safeParse(order);
  if (!checked.success) return { ok: false, code: 'invalid' };
  return deleteConcepts(checked.data.termbaseId, checked.data.ids, await currentAuthor());
}

/** A larger change, in characters of its record, is taken back in a process of its own. */
const mostInServer = 500_000;

const stepSchema = z.object({ termbaseId: id, direction: z.enum(['undo', 'redo']) });

/** Takes back the last change of a termbase, or makes it again. */
export async function stepTermsAction(
  order: z.infer<typeof stepSchema>,
): Promise<TermChangeResult | Refusal> {
  const checked = stepSchema.safeParse(order);
  if (!checked.success) return { ok: false, code: 'invalid' };
  const { termbaseId, direction } = checked.data;
  return (await stepSize(termbaseId, direction)) > mostInServer
    ? stepInProcess(termbaseId, direction)
    : stepTerms(termbaseId, direction);
}

async function stepInProcess(
  termbaseId: string,
  direction: 'undo' | 'redo',
): Promise<TermChangeResult> {
  const args = [direction, `--termbase=${termbaseId}`, '--progress=json'];
  const nobody = () => undefined;
  const { outcome } = runCommand('scripts/terms.ts', args, { onProgress: nobody, onBeads: nobody });
  const ended = await outcome;
  if (!('result' in ended)) throw new Error(ended.error.message);
  const { step } = ended.result;
  if (step === 'nothing' || step === 'changed') return { ok: false, code: step };
  await recheckTerms();
  return { ok: true, concepts: [], ...(await termHistoryState(termbaseId)) };
}
