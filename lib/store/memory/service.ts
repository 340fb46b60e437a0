import { fork, type ChildProcess } from 'node:child_process';
import { databaseFile } from '../database-file';
import { StoreError, type StoreErrorCode } from '../errors';
import type { AnswerMessage, RequestName, Requests } from './service-messages';

/**
 * The server's way to the memories: a process of its own holds their indexes, so that no search
 * holds the server up. It is started by the first call, ends with the server, and is started again by
 * the next call where it has died.
 */

interface Service {
  file: string;
  child: ChildProcess;
  waiting: Map<number, { resolve: (answer: never) => void; reject: (error: Error) => void }>;
  next: number;
}

/** The longest that a call waits: the first one opens the index. */
const mostMilliseconds = 60_000;

// Kept over hot reloads and shared by the bundles of pages and route handlers.
const kept = globalThis as { hebiMemory?: Service };

/**
 * Asks the memory's process.
 * @throws StoreError as the request says; `busy` where it does not answer
 */
export async function askMemory<Name extends RequestName>(
  name: Name,
  ask: Requests[Name]['ask'],
): Promise<Requests[Name]['answer']> {
  const service = running();
  const id = service.next++;
  let timer: NodeJS.Timeout | undefined;
  try {
    return await new Promise((resolve, reject) => {
      service.waiting.set(id, { resolve, reject });
      timer = setTimeout(() => reject(silent()), mostMilliseconds);
      service.child.send({ id, name, ask }, (error) => {
        if (error) reject(silent());
      });
    });
  } finally {
    clearTimeout(timer);
    service.waiting.delete(id);
  }
}

/** Ends the process, so that a test can take its database away. */
export async function endMemoryService(): Promise<void> {
  const service = kept.hebiMemory;
  if (!service) return;
  delete kept.hebiMemory;
  const ended = new Promise((resolve) => service.child.once('exit', resolve));
  if (service.child.exitCode === null && service.child.signalCode === null) {
    service.child.kill();
    await ended;
  }
}

function running(): Service {
  const file = databaseFile();
  const { hebiMemory: current } = kept;
  if (current?.file === file && current.child.connected) return current;
  current?.child.kill();
  return (kept.hebiMemory = start(file));
}

function start(file: string): Service {
  const script = 'lib/store/memory/service-process.ts';
  const child = fork(/* turbopackIgnore: true */ script, [], {
    execArgv: ['--import', 'tsx'],
    // The flags of a test runner or of Next are not meant for it.
    env: { ...process.env, NODE_OPTIONS: '', HEBI_DB: file },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const service: Service = { file, child, waiting: new Map(), next: 1 };
  child.on('message', (message: AnswerMessage) => {
    const caller = service.waiting.get(message.id);
    if (!caller) return;
    if ('answer' in message) caller.resolve(message.answer as never);
    else {
      const { code, message: text, params } = message.error;
      caller.reject(new StoreError(code as StoreErrorCode, text, params));
    }
  });
  const fail = () => {
    for (const { reject } of service.waiting.values()) reject(silent());
  };
  child.once('error', fail);
  child.once('exit', fail);
  const atExit = () => child.kill('SIGKILL');
  process.once('exit', atExit);
  child.once('exit', () => process.removeListener('exit', atExit));
  // A server that has nothing else to do may end.
  child.unref();
  child.channel?.unref();
  return service;
}

function silent(): StoreError {
  return new StoreError('busy', 'The translation memory does not answer. Try again.');
}
