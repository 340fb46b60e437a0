import { parentPort, workerData } from 'node:worker_threads';
import { openSqlite, writesMuch } from '../sqlite';
import { insertStored, storeBytes } from './index-segments';
import { SegmentBuilder, weightOf, type TextChunk } from './segment-builder';

/** What a thread is started with. */
export interface ThreadTask {
  databaseFile: string;
  memoryId: number;
  /** `IndexSegment.covers` of what it writes. */
  covers: string;
  /** One word: 1 while the thread writes to the database, so that others do better than wait for it. */
  isWriting: SharedArrayBuffer;
}

/** To the thread, in order. */
export type ToThread =
  { chunks: TextChunk[] } | { removed: number } | { finish: string[]; chunks: TextChunk[] };

/** From the thread: that chunks of this weight have been taken in; that a segment is written; that all are. */
export type FromThread = { taken: number } | { written: true } | { finished: true };

/* Builds and writes index segments beside the thread that reads and writes units: started by segment-writer.ts. */

const port = parentPort!;
const { databaseFile, memoryId, covers, isWriting } = workerData as ThreadTask;
const db = openSqlite(databaseFile);
writesMuch(db);
const flag = new Int32Array(isWriting);
const tell = (message: FromThread) => port.postMessage(message);
const builder = new SegmentBuilder((segment) => {
  const stored = storeBytes(db, segment.bytes);
  Atomics.store(flag, 0, 1);
  try {
    insertStored(db, { memoryId, covers, ...segment }, stored);
  } finally {
    Atomics.store(flag, 0, 0);
  }
  tell({ written: true });
});

port.on('message', (message: ToThread) => {
  if ('removed' in message) return builder.remove(message.removed);
  for (const chunk of message.chunks) builder.take(chunk);
  tell({ taken: weightOf(message.chunks) });
  if (!('finish' in message)) return;
  builder.finish(message.finish);
  db.close();
  tell({ finished: true });
  port.close();
});
