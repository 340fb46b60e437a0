import { writeSync } from 'node:fs';
import { readerGone } from './end-with-reader';

const pause = new Int32Array(new SharedArrayBuffer(4));
const pauseMilliseconds = 5;

/**
 * Prints a value as one line of JSON, and returns when the whole line is in the pipe. What a pipe has no
 * room for (64 kB and more) `process.stdout` keeps until the event loop turns: in a long computation, to
 * its end. Waits for a reader that is slow, and ends the process where there is none any more.
 */
export function printLine(value: object): void {
  const bytes = Buffer.from(`${JSON.stringify(value)}\n`);
  let at = 0;
  while (at < bytes.length) {
    try {
      at += writeSync(1, bytes, at);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EPIPE') process.exit(readerGone);
      if (code !== 'EAGAIN') throw error;
      Atomics.wait(pause, 0, 0, pauseMilliseconds);
    }
  }
}
