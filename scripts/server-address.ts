import type { ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';

/**
 * The address that `scripts/serve.ts` prints once it can be asked.
 * @param server its process, with a piped standard output
 * @throws Error where it ends without one
 */
export async function serverAddress(server: ChildProcess): Promise<string> {
  for await (const line of createInterface({ input: server.stdout! })) {
    const address = /http:\/\/[\d.]+:\d+/.exec(line);
    if (address) return address[0];
  }
  throw new Error('The server ended without an address.');
}
