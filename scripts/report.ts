import { SingleBar } from 'cli-progress';
import { Option } from 'commander';
import { FormatError } from '@/lib/formats/errors';
import { StoreError } from '@/lib/store/errors';
import type { ShownBead } from './bead-stream';
import { printLine } from './print-line';

/** How a command tells what it is doing: a bar for a person, lines of JSON for a program. */
export interface Report {
  progress(stage: string, done: number, total: number): void;
  /** Beads as they come, and how many there are so far. Only a program is told. */
  beads(beads: readonly ShownBead[], count: number): void;
  result(result: object, lines: readonly string[]): void;
  /** One line for a person; the whole error for a program. Sets the exit code. */
  failure(error: unknown): void;
}

/** The option `--progress`. */
export function progressOption(): Option {
  return new Option('--progress <form>', 'a bar, or a line of JSON for each step')
    .choices(['bar', 'json'])
    .default('bar');
}

export type ProgressForm = 'bar' | 'json';

export function reportIn(form: ProgressForm): Report {
  return form === 'json' ? jsonReport() : barReport();
}

export function jsonReport(): Report {
  return {
    progress: (stage, done, total) => printLine({ stage, done, total }),
    beads: (beads, count) => printLine({ beads, count }),
    result: (result) => printLine({ result }),
    failure(error) {
      const { code, message, params } = describe(error);
      printLine({ error: { code, message, params } });
      process.exitCode = 1;
    },
  };
}

export function barReport(): Report {
  const bar = new SingleBar({
    format: '{stage} [{bar}] {value}/{total}',
    hideCursor: true,
    clearOnComplete: true,
    // A pipe gets no bar, only the summary.
    noTTYOutput: false,
  });
  let stage = '';
  return {
    progress(next, done, total) {
      if (stage === '') bar.start(total, done, { stage: next.padEnd(7) });
      if (next !== stage) bar.setTotal(total);
      stage = next;
      bar.update(done, { stage: next.padEnd(7) });
    },
    beads: () => undefined,
    result(_, lines) {
      bar.stop();
      for (const line of lines) console.log(line);
    },
    failure(error) {
      bar.stop();
      const { code, message } = describe(error);
      console.error(code === 'failed' && process.env.HEBI_DEBUG ? error : message);
      process.exitCode = 1;
    },
  };
}

function describe(error: unknown): { code: string; message: string; params: object } {
  if (error instanceof StoreError)
    return { code: error.code, message: error.message, params: error.params };
  if (error instanceof FormatError) {
    const { code, message, place } = error;
    return { code, message, params: place ? { line: String(place.line) } : {} };
  }
  const { name, code, message, params } = error as Error & { code?: string; params?: object };
  if (code === 'SQLITE_BUSY')
    return {
      code: 'busy',
      message: 'The database is in use by another import. Try again.',
      params: {},
    };
  // Each room has its own error class with a code; anything else is a fault of ours.
  if (name.endsWith('Error') && typeof code === 'string')
    return { code, message, params: params ?? {} };
  return {
    code: 'failed',
    message: `Hebi failed: ${message}. Set HEBI_DEBUG=1 for more.`,
    params: {},
  };
}
