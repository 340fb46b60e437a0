import { fillTargets, type Filled, type Filling } from '../fill/fill-targets';
import { StoreError } from '../errors';
import type { Sqlite } from '../sqlite';
import { MemorySearcher } from './searcher';
import { readSegments, type TextSegment } from './text-segments';
import type { FoundMatch } from './types';

export interface PretranslateOptions {
  /** The least score, 1 to 101, penalties taken off. */
  threshold: number;
  /** Places of the first and the last bead, from 0, both included; all of the text without it. */
  range?: { first: number; last: number } | undefined;
  /** Only these beads; all without it. */
  beads?: ReadonlySet<number> | undefined;
  /** These memories only; by default all that serve the text. */
  memories?: readonly (number | 'beads')[] | undefined;
  author: string;
  /** Segments that were looked up, of all that have no target. */
  onProgress: (done: number, total: number) => void;
}

export interface Pretranslated extends Filled {
  /** How many beads of the range had no target. */
  empty: number;
}

/**
 * Fills empty targets with the best match of each, numbers adapted where the matcher can: drafts with
 * their origin, as one operation of the history. The same memories give the same result. Nothing is
 * written before all is looked up, one look-up a bead; what changed meanwhile is left as it is.
 * @throws StoreError `unknown-text`; `invalid` for a range that the text has not
 */
export function pretranslate(
  db: Sqlite,
  textId: string,
  { threshold, range, beads, memories, author, onProgress }: PretranslateOptions,
): Pretranslated {
  const { from, to, alignmentId, segments } = readSegments(db, textId);
  const isWanted = within(db, alignmentId, range);
  const empty = segments.filter(
    (it) =>
      !it.isTranslated &&
      it.status !== 'confirmed' &&
      isWanted(it) &&
      (beads?.has(it.beadId) ?? true),
  );
  const searcher = new MemorySearcher(db);
  const fillings: Filling[] = [];
  onProgress(0, empty.length);
  empty.forEach(({ beadId, revision, text, previous, next }, at) => {
    const [best] = searcher.lookup({
      ...{ segment: text, previous, next, from, to, textId, beadId, memories, threshold },
      order: 'likeness',
    });
    if (best) fillings.push({ beadId, revision, ...fillingOf(best, text) });
    onProgress(at + 1, empty.length);
  });
  if (fillings.length === 0) return { filled: [], refused: [], empty: empty.length };
  const result = fillTargets(db, { textId, kind: 'pretranslate', author, fillings });
  return { ...result, empty: empty.length };
}

function fillingOf(match: FoundMatch, segment: string): Pick<Filling, 'texts' | 'origin'> {
  const { kind, score, source, origin } = match;
  const isMemory = origin.kind === 'memory';
  return {
    texts: [match.adapted ?? match.target],
    origin: {
      ...{ way: 'pretranslated', kind, score },
      source: source === segment ? null : source,
      name: isMemory ? origin.name : origin.title,
      memoryId: isMemory ? origin.memoryId : null,
      unitId: isMemory ? origin.unitId : null,
      beadId: isMemory ? null : origin.beadId,
    },
  };
}

function within(
  db: Sqlite,
  alignmentId: number,
  range: { first: number; last: number } | undefined,
): (segment: TextSegment) => boolean {
  if (!range) return () => true;
  const { first, last } = range;
  const ids = db
    .prepare('SELECT "id" FROM "Bead" WHERE "alignmentId" = ? ORDER BY "order" LIMIT ? OFFSET ?')
    .pluck()
    .all(alignmentId, Math.max(0, last - first + 1), first) as number[];
  if (ids.length === 0)
    throw new StoreError('invalid', `The text has no beads ${first + 1} to ${last + 1}.`);
  const wanted = new Set(ids);
  return ({ beadId }) => wanted.has(beadId);
}
