import { fork, type ChildProcess } from 'node:child_process';
import { databaseFile } from '../database-file';
import { StoreError, type StoreErrorCode } from '../errors';
import { childEnvironment } from './child-environment';

/** What one may ask a process, by name, and what comes back: plain JSON both ways. */
export type RequestsOf<Requests> = {
  [Name in keyof Requests]: { ask: unknown; answer: unknown };
};

export type RequestMessage = { id: number; name: string; ask: unknown };

export type AnswerMessage =
  | { id: number; answer: unknown }
  | { id: number; error: { code: string; message: string; params: Record<string, string> } };

export interface ChildService<Requests extends RequestsOf<Requests>> {
  /**
   * Asks the process.
   * @throws StoreError as the request says; `busy` where it does not answer
   */
  ask<Name extends keyof Requests & string>(
    name: Name,
    ask: Requests[Name]['ask'],
  ): Promise<Requests[Name]['answer']>;
  /** Ends the process, so that a test can take its database away. */
  end(): Promise<void>;
}

interface Running {
  file: string;
  child: ChildProcess;
  waiting: Map<number, { resolve: (answer: never) => void; reject: (error: Error) => void }>;
  next: number;
}

/** The longest that a call waits: the first one starts the process. */
const mostMilliseconds = 60_000;

/**
 * The server's way to a process of its own, which does on the database what would hold the server
 * up. It is started by the first call, ends with the server, and is started again by the next call
 * where it has died.
 * @param keptAs its name among the globals, over hot reloads and for the bundles of pages and route
 *   handlers alike
 * @param script answers by `answerParent`
 * @param silence what is said where it does not answer
 * @param flags of Node, for the process
 */
export function childService<Requests extends RequestsOf<Requests>>(
  keptAs: string,
  script: string,
  silence: string,
  flags: readonly string[] = [],
): ChildService<Requests> {
  const kept = globalThis as unknown as Record<string, Running | undefined>;
  const silent = () => new StoreError('busy', silence);

  function running(): Running {
    const file = databaseFile();
    const current = kept[keptAs];
    if (current?.file === file && current.child.connected) return current;
    current?.child.kill();
    return (kept[keptAs] = start(file, script, silent, flags));
  }

  return {
    async ask(name, ask) {
      const service = running();
      const id = service.next++;
      let timer: NodeJS.Timeout | undefined;
      try {
        return await new Promise((resolve, reject) => {
          service.waiting.set(id, { resolve, reject });
          timer = setTimeout(() => reject(silent()), mostMilliseconds);
          service.child.send({ id, name, ask } satisfies RequestMessage, (error) => {
            if (error) reject(silent());
          });
        });
      } finally {
        clearTimeout(timer);
        service.waiting.delete(id);
      }
    },

    async end() {
      const service = kept[keptAs];
      if (!service) return;
      kept[keptAs] = undefined;
      const ended = new Promise((resolve) => service.child.once('exit', resolve));
      if (service.child.exitCode === null && service.child.signalCode === null) {
        service.child.kill();
        await ended;
      }
    },
  };
}

function start(
  file: string,
  script: string,
  silent: () => StoreError,
  flags: readonly string[],
): Running {
  const child = fork(/* turbopackIgnore: true */ script, [], {
    execArgv: [...flags, '--import', 'tsx'],
    env: childEnvironment({ HEBI_DB: file }),
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const service: Running = { file, child, waiting: new Map(), next: 1 };
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
