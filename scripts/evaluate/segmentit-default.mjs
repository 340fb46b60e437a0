// segmentit as it comes, in a thread of its own, because it hangs: the caller ends the thread.
import { parentPort } from 'node:worker_threads';
import { Segment, useDefault as withDefaults } from 'segmentit/dist/cjs/segmentit.js';

const segment = withDefaults(new Segment());
parentPort.on('message', (text) => {
  const started = performance.now();
  const words = segment.doSegment(text, { simple: true });
  parentPort.postMessage({ words, milliseconds: performance.now() - started });
});
parentPort.postMessage('ready');
