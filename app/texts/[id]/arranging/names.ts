import type { Change } from './change';
import type { Unanswered } from './unanswered';

type Ids = ReadonlyMap<number, number>;

/** Ids that the server gave, by those that beads and sentences had here until then. */
export interface Names {
  beads: Ids;
  sentences: Ids;
}

export const noNames: Names = { beads: new Map(), sentences: new Map() };

/** A change that speaks of beads and sentences by the ids that the server gave them. The same where it spoke of none. */
export function namedAnew(it: Unanswered, names: Names): Unanswered {
  if (names.beads.size + names.sentences.size === 0) return it;
  const sentences = (holds: string) => signatureNamedAnew(holds, names.sentences);
  const { seen, run, made } = it;
  const next: Unanswered = {
    ...it,
    beadId: named(names.beads, it.beadId),
    change: changeNamedAnew(it.change, names),
    seen: seen === null ? null : sentences(seen),
    run: {
      ...run,
      sentenceId: run.sentenceId === null ? null : named(names.sentences, run.sentenceId),
      ...(run.holds !== undefined && { holds: sentences(run.holds) }),
    },
    made: made.map(({ id, holds }) => ({ id, holds: sentences(holds) })),
  };
  return JSON.stringify(next) === JSON.stringify(it) ? it : next;
}

/** What beads hold (`signatureOf`), by the ids that the server gave to sentences. */
export function signatureNamedAnew(signature: string, sentences: Ids): string {
  if (sentences.size === 0) return signature;
  return signature.replace(/\d+/g, (id) => String(named(sentences, Number(id))));
}

function changeNamedAnew(change: Change, { beads, sentences }: Names): Change {
  switch (change.kind) {
    case 'move-to':
      return {
        ...change,
        sentenceIds: change.sentenceIds.map((id) => named(sentences, id)),
        to: change.to === null ? null : named(beads, change.to),
      };
    case 'range':
      return {
        ...change,
        last: change.last === null ? null : named(beads, change.last),
        ...(change.only && { only: change.only.map((id) => named(beads, id)) }),
      };
    case 'insert-sentence':
      return { ...change, after: change.after === null ? null : named(sentences, change.after) };
    case 'split-sentence':
    case 'delete-sentence':
      return { ...change, sentenceId: named(sentences, change.sentenceId) };
    case 'join-sentences':
      return {
        ...change,
        sentenceId: named(sentences, change.sentenceId),
        ...(change.seen && {
          seen: { ...change.seen, besideId: named(sentences, change.seen.besideId) },
        }),
      };
    default:
      return change;
  }
}

function named(ids: Ids, id: number): number {
  return ids.get(id) ?? id;
}
