import { placesOf } from '@/lib/memory/code-points';
import { foldCodePoints } from '@/lib/memory/skeleton';

import { foldText } from '@/lib/search/fold';
import type { Sqlite } from '../sqlite';
import { readOpenBeads, type BeadPair } from './beads';
import type { ConcordanceQuery, FoundLine, Stretch } from './types';

/** Sentences that one concordance looks at: some tens of milliseconds. */
export const mostOpenSentences = 30_000;
/** Sentences of one question: how often it is seen that enough is found. */
const step = 5000;

/**
 * Beads that nobody confirmed yet and that hold all the words: of the text that is asked for first,
 * then of the newest texts; shortest first. They change too often for an index: their folded sentences
 * are scanned, 30,000 at most.
 */
export function concordanceOfOpen(
  db: Sqlite,
  { words, from, to, textId, limit = 50 }: ConcordanceQuery,
): FoundLine[] {
  const [longest = ''] = words.map(foldText).sort((a, b) => b.length - a.length);
  if (longest.trim() === '' || limit < 1) return [];
  const holding = db.prepare(
    `SELECT max(s."order") AS "last", count(*) AS "seen",
      json_group_array(DISTINCT b."id") FILTER (WHERE b."id" IS NOT NULL) AS "beads"
    FROM (SELECT "id", "order", "folded" FROM "Sentence" WHERE "versionId" = ? AND "order" > ? ORDER BY "order" LIMIT ${step}) AS s
      LEFT JOIN "Link" AS l ON instr(s."folded", ?) > 0 AND l."sentenceId" = s."id" AND l."alignmentId" = ?
      LEFT JOIN "Bead" AS b ON b."id" = l."beadId" AND b."status" <> 'confirmed'`,
  );
  const lines: FoundLine[] = [];
  let left = mostOpenSentences;
  for (const { alignmentId, versionId, side } of versionsOf(db, { from, to, textId })) {
    for (let last = ''; left > 0 && lines.length < limit;) {
      const row = holding.get(versionId, last, longest, alignmentId) as { last: string | null; seen: number; beads: string }; // prettier-ignore
      left -= row.seen;
      for (const bead of readOpenBeads(db, JSON.parse(row.beads) as number[])) {
        const line = lineOf(bead, side, words);
        if (line) lines.push(line);
      }
      if (row.seen < step || row.last === null) break;
      last = row.last;
    }
  }
  return lines.sort((a, b) => a.source.length - b.source.length).slice(0, limit);
}

interface OpenVersion {
  alignmentId: number;
  versionId: number;
  side: 'source' | 'target';
}

/** The versions in a language whose text has one in the other, those of a text first. */
function versionsOf(
  db: Sqlite,
  { from, to, textId }: Pick<ConcordanceQuery, 'from' | 'to' | 'textId'>,
): OpenVersion[] {
  const rows = db
    .prepare(
      `SELECT a."id", a."sourceVersionId", a."targetVersionId", source."lang" AS "source", target."lang" AS "target"
      FROM "Alignment" AS a JOIN "Version" AS source ON source."id" = a."sourceVersionId"
        JOIN "Version" AS target ON target."id" = a."targetVersionId"
      ORDER BY a."textId" = ? DESC, a."id" DESC`,
    )
    .all(textId ?? '') as {
    id: number;
    sourceVersionId: number;
    targetVersionId: number;
    source: string;
    target: string;
  }[];
  return rows.flatMap(({ id: alignmentId, source, target, ...versions }): OpenVersion[] => {
    if (isSame(source, from) && isSame(target, to))
      return [{ alignmentId, versionId: versions.sourceVersionId, side: 'source' }];
    if (isSame(target, from) && isSame(source, to))
      return [{ alignmentId, versionId: versions.targetVersionId, side: 'target' }];
    return [];
  });
}

/** Both scripts of Chinese are searched: words are folded. */
function isSame(a: string, b: string): boolean {
  return a.split('-')[0]!.toLowerCase() === b.split('-')[0]!.toLowerCase();
}

function lineOf(
  bead: BeadPair,
  side: 'source' | 'target',
  words: readonly string[],
): FoundLine | null {
  const text = bead[side];
  const places = placesIn(text, words);
  if (!places) return null;
  const { textId, beadId, title, sourceLang, targetLang } = bead;
  const origin = { kind: 'bead', textId, beadId, title } as const;
  const langs = side === 'source' ? { sourceLang, targetLang } : { sourceLang: targetLang, targetLang: sourceLang }; // prettier-ignore
  const other = bead[side === 'source' ? 'target' : 'source'];
  return { source: text, target: other, ...langs, places, origin, unconfirmed: true };
}

/** Where all words stand first; null where one does not. */
function placesIn(text: string, words: readonly string[]): Stretch[] | null {
  const points = foldCodePoints(text, foldText).folded;
  const places = placesOf(text);
  const found: Stretch[] = [];
  for (const word of words) {
    const sought = foldCodePoints(word, foldText).folded;
    const at = indexOf(points, sought);
    if (at < 0) return null;
    found.push({ start: places[at]!, end: places[at + sought.length]! });
  }
  return found.sort((a, b) => a.start - b.start);
}

function indexOf(points: Uint32Array, sought: Uint32Array): number {
  for (let at = 0; at + sought.length <= points.length; at++)
    if (sought.every((point, i) => points[at + i] === point)) return at;
  return -1;
}
