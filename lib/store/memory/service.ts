import { childService } from '../processes/child-service';
import { searcherFlags } from './searcher-flags';
import type { Requests } from './service-messages';

/** A process of its own holds the indexes of the memories, so that no search holds the server up. */
const service = childService<Requests>(
  'hebiMemory',
  'lib/store/memory/service-process.ts',
  'The translation memory does not answer. Try again.',
  searcherFlags,
);

/**
 * Asks the memory's process; its first answer waits for the index to be opened.
 * @throws StoreError as the request says; `busy` where it does not answer
 */
export const askMemory = service.ask;

/** Ends the process, so that a test can take its database away. */
export const endMemoryService = service.end;
