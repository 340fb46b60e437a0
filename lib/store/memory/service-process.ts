import { databaseFile } from '../database-file';
import { findSameSource, findSameSources, propagateConfirmed } from '../fill/propagate-confirmed';
import { answerParent } from '../processes/answer-parent';
import { openSqlite } from '../sqlite';
import { followWhenIdle } from './follow-when-idle';
import { joinWhenIdle } from './join-when-idle';
import { abandonDeadOperations, readOperations } from './operations';
import { practiseWhenIdle } from './practise';
import { rebuildsWhenLost } from './rebuild-when-lost';
import { stepHistory } from './step-history';
import { MemorySearcher } from './searcher';
import type { Requests } from './service-messages';
import { addUnit, deleteUnits, editUnit } from './unit-edits';
import { previewReplace, replaceInUnits } from './replace';
import { UnitLists } from './unit-lists';

/* The memory's own process: started by service.ts, ends when the server does. */

const db = openSqlite(databaseFile());
// What a connection writes itself does not change its data's version, by which the searcher sees that it is behind.
const reader = openSqlite(databaseFile());
abandonDeadOperations(db);
const searcher = new MemorySearcher(reader, rebuildsWhenLost(databaseFile()));
const lists = new UnitLists(reader, searcher);
joinWhenIdle(reader);
followWhenIdle(reader, searcher);
const practiseFor = practiseWhenIdle((scope) => searcher.practise(scope));

answerParent<Requests>({
  lookup: (ask) => {
    const matches = searcher.lookup(ask);
    practiseFor(ask);
    return matches;
  },
  concordance: (ask) => searcher.concordance(ask),
  fragments: (ask) => searcher.fragments(ask),
  rebuilt: () => searcher.rebuilt(),
  warm: (ask) => {
    searcher.open(ask);
    practiseFor(ask);
    return null;
  },
  units: (ask) => lists.window(ask),
  editUnit: (ask) => lists.edit(ask.memoryId, ask.id, () => editUnit(db, ask)),
  deleteUnits: ({ memoryId, ids, author }) => deleteUnits(db, memoryId, ids, author),
  addUnit: (ask) => addUnit(db, ask, searcher.unitsOf),
  history: ({ memoryId }) => readOperations(db, memoryId),
  step: ({ memoryId, direction }) => stepHistory(db, memoryId, direction),
  previewReplace: (ask) => previewReplace(db, ask),
  replace: ({ author, ...ask }) => replaceInUnits(db, ask, author),
  sameSource: (ask) => findSameSource(db, ask),
  sameSources: (ask) => findSameSources(db, ask),
  propagateConfirmed: (ask) => propagateConfirmed(db, ask),
});
