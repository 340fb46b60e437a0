'use server';

import { z } from 'zod';
import type { JobView } from '@/app/jobs/job';
import { listJobs, startJob } from '@/app/jobs/registry';
import { currentAuthor } from '@/app/people/author';
import { addConcepts, deleteConcepts } from '@/lib/store/terms/change-terms';
import {
  contextsOfProposal,
  setDismissed,
  statesOfProposals,
  type ProposalContext,
  type ProposalState,
} from '@/lib/store/terms/proposals';
import { createTermbase } from '@/lib/store/terms/termbases';
import { readText } from '@/lib/store/texts';

const id = z.string().min(1).max(64);
const wording = z.string().trim().min(1).max(500);
const pairSchema = z.object({ source: wording, target: wording });

/** Starts to look for the terms of a text, in a process of its own; one that is at work is given instead. */
export async function proposeAction(
  textId: string,
): Promise<{ ok: true; job: JobView } | { ok: false; code: 'gone' | 'busy' }> {
  const checked = id.safeParse(textId);
  const text = checked.success ? await readText(checked.data) : null;
  if (!text) return { ok: false, code: 'gone' };
  const running = listJobs().find(
    (job) => job.kind === 'proposals' && job.textId === text.id && job.state === 'running',
  );
  const job =
    running ??
    startJob({
      kind: 'proposals',
      files: [],
      textId: text.id,
      script: 'scripts/terms.ts',
      args: ['propose', `--text=${text.id}`, '--progress=json'],
    });
  return job ? { ok: true, job } : { ok: false, code: 'busy' };
}

const statesSchema = z.tuple([id, z.array(pairSchema).max(1000)]);

/** What was decided about proposals. */
export async function statesAction(textId: unknown, pairs: unknown): Promise<ProposalState[]> {
  const checked = statesSchema.safeParse([textId, pairs]);
  return checked.success ? statesOfProposals(...checked.data) : [];
}

const acceptSchema = z.object({
  termbase: z.union([z.object({ id }), z.object({ name: wording })]),
  pair: pairSchema,
  langs: z.object({ from: z.string().min(2).max(35), to: z.string().min(2).max(35) }),
});

/** Takes a pair into a termbase, which is made where it has only a name. */
export async function acceptAction(
  order: z.infer<typeof acceptSchema>,
): Promise<{ ok: true; termbaseId: string; conceptId: string } | { ok: false }> {
  const checked = acceptSchema.safeParse(order);
  if (!checked.success) return { ok: false };
  const { termbase, pair, langs } = checked.data;
  const termbaseId = 'id' in termbase ? termbase.id : await createTermbase(termbase.name);
  const term = (lang: string, text: string) => ({ lang, text, partOfSpeech: '', usage: 'preferred' as const, note: '' }); // prettier-ignore
  const terms = [term(langs.from, pair.source), term(langs.to, pair.target)];
  const draft = { domain: '', definition: '', note: '', terms };
  const answer = await addConcepts(termbaseId, [draft], await currentAuthor());
  const [concept] = answer.ok ? answer.concepts : [];
  return concept ? { ok: true, termbaseId, conceptId: concept.id } : { ok: false };
}

/** Takes back what `acceptAction` did: that concept, whatever else was done since. */
export async function takeBackAction(termbaseId: string, conceptId: string): Promise<boolean> {
  const checked = z.tuple([id, id]).safeParse([termbaseId, conceptId]);
  if (!checked.success) return false;
  const [termbase, concept] = checked.data;
  return (await deleteConcepts(termbase, [concept], await currentAuthor())).ok;
}

const dismissSchema = z.tuple([id, pairSchema, z.boolean()]);

/** Sets a proposal aside, or takes it up again. */
export async function dismissProposalAction(
  textId: string,
  pair: { source: string; target: string },
  isDismissed: boolean,
): Promise<boolean> {
  const checked = dismissSchema.safeParse([textId, pair, isDismissed]);
  if (!checked.success || !(await readText(checked.data[0]))) return false;
  await setDismissed(...checked.data);
  return true;
}

/** The beads that a term stands in. */
export async function contextsAction(textId: string, beads: number[]): Promise<ProposalContext[]> {
  const checked = z.tuple([id, z.array(z.number().int()).max(20)]).safeParse([textId, beads]);
  return checked.success ? contextsOfProposal(...checked.data) : [];
}
