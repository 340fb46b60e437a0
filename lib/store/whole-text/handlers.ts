import { readBeadHistory } from '../bead-history';
import { checkBeads } from '../checks/check-beads';
import { confirmAbove } from '../confirm-above';
import { filterBeads } from '../filter';
import { redo, undo } from '../history';
import { changeRange } from '../range';
import { restore } from '../read-history';
import { review } from '../review';
import type { Requests } from './requests';

/** Answers in whichever process this is. */
export const handlers: {
  [Name in keyof Requests]: (ask: Requests[Name]['ask']) => Promise<Requests[Name]['answer']>;
} = {
  filter: ({ alignmentId, filter, keep }) => filterBeads(alignmentId, filter, keep),
  review: ({ alignmentId, from, by, doubtfulBelow, filter }) =>
    review(alignmentId, from, by, doubtfulBelow, filter),
  check: ({ alignmentId }) => checkBeads(alignmentId),
  range: changeRange,
  confirmAbove,
  step: ({ textId, author, direction, clientId }) =>
    (direction === 'undo' ? undo : redo)(textId, author, clientId),
  beadHistory: ({ textId, beadId, from }) => readBeadHistory(textId, beadId, from),
  restore: ({ textId, operationId, author }) => restore(textId, operationId, author),
};
