import { StoreError } from '../errors';
import type { RequestMessage, RequestsOf } from './child-service';

type Handlers<Requests extends RequestsOf<Requests>> = {
  [Name in keyof Requests]: (
    ask: Requests[Name]['ask'],
  ) => Requests[Name]['answer'] | Promise<Requests[Name]['answer']>;
};

/** Answers what `childService` asks of this process, which ends when its parent does. */
export function answerParent<Requests extends RequestsOf<Requests>>(
  handlers: Handlers<Requests>,
): void {
  process.on('message', async ({ id, name, ask }: RequestMessage) => {
    try {
      process.send!({ id, answer: await handlers[name as keyof Requests](ask as never) });
    } catch (error) {
      const { code, message, params } =
        error instanceof StoreError
          ? error
          : { code: 'failed', message: (error as Error).message, params: {} };
      // A fault of ours: the log has the rest.
      if (!(error instanceof StoreError)) process.stderr.write(`${(error as Error).stack}\n`);
      process.send!({ id, error: { code, message, params } });
    }
  });
  process.once('disconnect', () => process.exit());
}
