import { nanoid } from 'nanoid';
import type { JobView } from './job';
import { runCommand, type RunningCommand } from './run-command';
import { noBeads, withNewer, type ShownBeads } from './shown-beads';

interface Job {
  view: JobView;
  beads: ShownBeads;
  command: RunningCommand;
  listeners: Set<(view: JobView) => void>;
  /** Resolves when the process has ended and all that belonged to the job is cleared away. */
  ended: Promise<void>;
}

interface NewJob {
  kind: JobView['kind'];
  files: string[];
  langs?: JobView['langs'];
  textId?: string;
  memoryId?: number;
  termbaseId?: string;
  /** Path of one of our scripts, and what it is told. */
  script: string;
  args: readonly string[];
  /** Of Node. */
  flags?: readonly string[];
  /** Called once, however the job ends. */
  cleanUp?: () => Promise<void>;
}

/** How many jobs run beside each other: more would only wait for the one database. */
export const mostRunning = 3;

// Ended jobs are shown until they are put away; so many at most.
const mostEnded = 20;

// Kept over hot reloads and shared by the bundles of pages and route handlers.
const kept = globalThis as { hebiJobs?: Map<string, Job> };
const jobs = (kept.hebiJobs ??= new Map());

/** Starts a job, or returns null where already `mostRunning` are at work. */
export function startJob(order: NewJob): JobView | null {
  if (listJobs().filter((it) => it.state === 'running').length >= mostRunning) return null;
  const id = nanoid();
  const command = runCommand(
    order.script,
    order.args,
    {
      onProgress: (progress) => change(id, progress),
      onBeads: (beads, count) => {
        const job = jobs.get(id);
        if (!job) return;
        job.beads = withNewer(job.beads, beads, count);
        change(id, {});
      },
    },
    order.flags,
  );
  const ended = command.outcome.then(async (outcome) => {
    await order.cleanUp?.();
    const view = jobs.get(id)?.view;
    if (view?.state !== 'running') return;
    if ('result' in outcome) {
      const { result } = outcome;
      change(id, { state: 'done', result, textId: result.textId ?? view.textId });
    } else {
      change(id, { state: 'failed', error: outcome.error });
    }
  });
  jobs.set(id, {
    view: {
      id,
      kind: order.kind,
      files: order.files,
      langs: order.langs ?? null,
      textId: order.textId ?? null,
      memoryId: order.memoryId ?? null,
      termbaseId: order.termbaseId ?? null,
      state: 'running',
      stage: 'start',
      done: 0,
      total: 0,
      result: null,
      error: null,
    },
    beads: noBeads,
    command,
    listeners: new Set(),
    ended,
  });
  forgetOldest();
  return jobs.get(id)!.view;
}

/** All jobs that run, and those that ended and were not put away yet, oldest first. */
export function listJobs(): JobView[] {
  return [...jobs.values()].map((job) => job.view);
}

export function findJob(id: string): JobView | null {
  return jobs.get(id)?.view ?? null;
}

/** The newest beads of a job that aligns; none where it has none, or is not known. */
export function beadsOfJob(id: string): ShownBeads {
  return jobs.get(id)?.beads ?? noBeads;
}

/**
 * Ends a running job and waits until it has ended; puts an ended one away.
 * @returns false where there is no such job
 */
export async function cancelJob(id: string): Promise<boolean> {
  const job = jobs.get(id);
  if (!job) return false;
  if (job.view.state === 'running') {
    job.command.kill();
    change(id, { state: 'cancelled' });
    await job.ended;
  }
  jobs.delete(id);
  return true;
}

/**
 * Calls `listener` with each change of a job, and when beads came.
 * @returns the function that ends the listening
 */
export function followJob(id: string, listener: (view: JobView) => void): () => void {
  const job = jobs.get(id);
  job?.listeners.add(listener);
  return () => job?.listeners.delete(listener);
}

function change(id: string, part: Partial<JobView>): void {
  const job = jobs.get(id);
  if (!job || job.view.state !== 'running') return;
  job.view = { ...job.view, ...part };
  for (const listener of job.listeners) listener(job.view);
}

function forgetOldest(): void {
  const ended = [...jobs.values()].filter((job) => job.view.state !== 'running');
  for (const job of ended.slice(0, Math.max(0, ended.length - mostEnded))) jobs.delete(job.view.id);
}
