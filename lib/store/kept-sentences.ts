import { matchSentences } from '@/lib/align/match-sentences';
import type { PreparedText } from '@/lib/text/types';
import type { RowChange } from './changes';
import { decisionsOf, readAgain } from './read-again';
import {
  keepByHand,
  type ByHand,
  type KeptSentences,
  type ReadSentence,
  type StoredSentence,
} from './sentences-by-hand';
import type { Sqlite } from './sqlite';

/**
 * The sentences of a new reading as they are to stand: split, joined, inserted and deleted as a
 * person did to those that they stem from. Which those are is known by their places in the source,
 * which is read as it was read before. Where the source was corrected inside a sentence that was
 * split, it is cut at the same words.
 * @param before the sentences as they stand, in order
 * @param after the new reading, which is left alone where no person split, joined, inserted or deleted
 */
export function keepSentences(
  db: Sqlite,
  versionId: number,
  lang: string,
  before: readonly StoredSentence[],
  after: readonly ReadSentence[],
): KeptSentences {
  const hand = doneByHand(db, versionId);
  if (hand.touched.size === 0 && !hand.deleted)
    return {
      sentences: [...after],
      match: matchSentences(
        before.map((row) => row.base),
        after.map((sentence) => sentence.text),
      ),
    };
  const { prepared } = readAgain(db, versionId, decisionsOf(db, versionId));
  return keepByHand(lang, hand, before, sentencesOfText(prepared), after);
}

/** All sentences of a reading, in order. */
export function sentencesOfText({ blocks }: Pick<PreparedText, 'blocks'>): ReadSentence[] {
  return blocks.flatMap(({ sentences }, block) => sentences.map((it) => ({ ...it, block })));
}

const kindsByHand = ['split-sentence', 'join-sentences', 'insert-sentence', 'delete-sentence'];

function doneByHand(db: Sqlite, versionId: number): ByHand {
  const rows = db
    .prepare(
      `SELECT "kind", "changes" FROM "Operation"
       WHERE "textId" = (SELECT "textId" FROM "Version" WHERE "id" = ?) AND "state" = 'done'
         AND "kind" IN (${kindsByHand.map((kind) => `'${kind}'`).join()})`,
    )
    .all(versionId) as { kind: string; changes: string }[];
  const touched = new Set<number>();
  for (const { kind, changes } of rows)
    if (kind !== 'delete-sentence')
      for (const { table, key } of JSON.parse(changes) as RowChange[])
        if (table === 'sentence') touched.add(Number(key.id));
  return { touched, deleted: rows.some(({ kind }) => kind === 'delete-sentence') };
}
