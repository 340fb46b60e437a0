import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { childEnvironment } from '@/lib/store/processes/child-environment';
import { jobErrorSchema, jobResultSchema, type JobError, type JobResult } from './job';
import { shownBeadSchema, type ShownBead } from './shown-beads';

const lineSchema = z.union([
  z.object({ result: jobResultSchema }),
  z.object({ error: jobErrorSchema }),
  z.object({ beads: z.array(shownBeadSchema), count: z.number().nonnegative() }),
  z.object({
    stage: z.string(),
    done: z.number().nonnegative().catch(0),
    total: z.number().nonnegative().catch(0),
  }),
]);

export interface Progress {
  stage: string;
  done: number;
  total: number;
}

export interface Listener {
  /** Called for each line of progress. */
  onProgress: (progress: Progress) => void;
  /** Called with beads that came, and how many there are so far. */
  onBeads: (beads: ShownBead[], count: number) => void;
}

export type Outcome = { result: JobResult } | { error: JobError };

export interface RunningCommand {
  /** Resolves when the process has ended; never rejects. */
  outcome: Promise<Outcome>;
  /** Ends the process, gently, then by force. */
  kill: () => void;
}

const gentleMilliseconds = 2000;

/**
 * Runs one of our scripts in a process of its own, so that the server's event loop never waits.
 * The script prints one JSON object a line: `{stage, done, total}`, `{beads, count}` for beads that came,
 * and at last `{result}` or `{error}`; other lines are not for us.
 *
 * @param script path below the repository
 * @param flags of Node
 */
export function runCommand(
  script: string,
  args: readonly string[],
  { onProgress, onBeads }: Listener,
  flags: readonly string[] = [],
): RunningCommand {
  const child = spawn(process.execPath, [...flags, '--import', 'tsx', script, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: childEnvironment(),
  });
  let outcome: Outcome | null = null;
  let complaint = '';

  createInterface({ input: child.stdout }).on('line', (line) => {
    const parsed = parseLine(line);
    if (parsed === null) return;
    if ('stage' in parsed) onProgress(parsed);
    else if ('beads' in parsed) onBeads(parsed.beads, parsed.count);
    else outcome = parsed;
  });
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    complaint = (complaint + chunk).slice(-4000);
  });

  const atExit = () => child.kill('SIGKILL');
  process.once('exit', atExit);

  let force: NodeJS.Timeout | undefined;
  return {
    outcome: new Promise((resolve) => {
      child.once('error', (error) => {
        outcome = { error: { code: 'failed', message: error.message, params: {} } };
      });
      child.once('close', () => {
        clearTimeout(force);
        process.removeListener('exit', atExit);
        resolve(outcome ?? silentEnd(complaint));
      });
    }),
    kill: () => {
      child.kill('SIGTERM');
      force ??= setTimeout(() => child.kill('SIGKILL'), gentleMilliseconds);
    },
  };
}

/** A process that said nothing was ended from outside, or fell over a fault of ours: the log has the rest. */
function silentEnd(complaint: string): Outcome {
  if (complaint) process.stderr.write(`${complaint.trim()}\n`);
  return { error: { code: 'failed', message: '', params: {} } };
}

function parseLine(line: string): z.infer<typeof lineSchema> | null {
  if (!line.startsWith('{')) return null;
  try {
    return lineSchema.safeParse(JSON.parse(line)).data ?? null;
  } catch {
    return null;
  }
}
