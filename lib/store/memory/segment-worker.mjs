// A thread has no loader of its own: this one reads TypeScript, as the process does that starts it.
import { register } from 'tsx/esm/api';

register();
await import('./segment-thread.ts');
