import { databaseFile } from '../database-file';
import { findSameSources, propagateConfirmed } from '../fill/propagate-confirmed';
import { answerParent } from '../processes/answer-parent';
import { openSqlite, type Sqlite } from '../sqlite';
import { handlers } from './handlers';
import type { BulkRequests, Requests } from './requests';

/* The process for what takes long on a long text: started by service.ts, ends when the server does. */

let kept: Sqlite | undefined;
const db = () => (kept ??= openSqlite(databaseFile()));

answerParent<Requests & BulkRequests>({
  ...handlers,
  sameSources: (ask) => findSameSources(db(), ask),
  propagateConfirmed: (ask) => propagateConfirmed(db(), ask),
});
