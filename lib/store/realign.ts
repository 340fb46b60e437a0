import type { OldBead } from '@/lib/align/carry';
import type { Bead } from '@/lib/align/types';
import { blocksOf, type AlignRegion } from './carry-alignment';
import { applyChanges } from './changes';
import { StoreError } from './errors';
import { asItStands, type ReadAnew } from './read-anew';
import { recordOperation } from './record-operation';
import { RevisionSteps } from './revision-steps';
import type { Sqlite } from './sqlite';
import {
  alignmentsOf,
  readStanding,
  stepBeads,
  type AlignmentRow,
  type NextBead,
  type StandingBeads,
} from './standing-beads';

export interface RealignResult {
  textId: string;
  /** Beads that a person had their hand in: they stay as they are. */
  kept: number;
  /** Beads of the machine that came out the same, and keep their rows. */
  same: number;
  /** Beads that were made anew. */
  made: number;
  /** Whether there is an operation to undo: also where only confidences changed. */
  changed: boolean;
}

/** How often it is begun again where a person changes the text while it is aligned. */
const mostTries = 3;

/**
 * Aligns a stored text anew and keeps what a person did. *Confirmed* covers every bead that is not
 * the machine's: the confirmed ones and the drafts, whose sentences a person reworded, or which were
 * confirmed before their source was corrected. They are the anchors of the new alignment and keep
 * their rows, untouched. Of the machine's beads those that come out the same keep their ids and get
 * the new confidence; the rest are replaced. Sentences keep their wording, whoever gave it to them.
 *
 * The aligner works outside of any transaction, so that one may go on reading and editing. What was
 * changed meanwhile is seen before anything is written: a bead that a person took in hand and that
 * came out the same is kept; where the result does not fit any more, it is begun again.
 *
 * One operation in the history, in one transaction, undone like any other; none where nothing changes.
 * @param db a bulk connection
 * @throws StoreError `unknown-text`; `changed-meanwhile` where it was begun again too often: nothing
 *   was changed then
 */
export function realignText(
  db: Sqlite,
  textId: string,
  { author }: { author: string },
  align: AlignRegion,
): RealignResult {
  for (let tries = 0; tries < mostTries; tries++) {
    const before = db.transaction(() => readAlignments(db, textId))();
    const anew = before.map((alignment) => alignAnew(alignment, align));
    const result = db
      .transaction(() => {
        const now = readAlignments(db, textId);
        return isStillTrue(before, now, anew) ? write(db, textId, author, now, anew) : null;
      })
      .immediate();
    if (result) return result;
  }
  throw new StoreError(
    'changed-meanwhile',
    'The text was changed while it was aligned, time and again. Nothing was changed by this; align it again when nobody works on it.',
  );
}

interface AlignmentNow extends AlignmentRow {
  sides: Record<'source' | 'target', ReadAnew>;
  standing: StandingBeads;
}

function readAlignments(db: Sqlite, textId: string): AlignmentNow[] {
  const rows = alignmentsOf(db, textId);
  if (rows.length === 0)
    throw new StoreError('unknown-text', `There is no text ${textId}. Its address names its id.`);
  return rows.map((row) => {
    const sides = { source: asItStands(db, row.source), target: asItStands(db, row.target) };
    const standing = readStanding(db, row.id, sides.source.ids, sides.target.ids);
    return { ...row, sides, standing };
  });
}

/** The new beads by what they hold (`keyOf`), in their order. */
type NewBeads = ReadonlyMap<string, Bead>;

function alignAnew({ sides, standing, languages }: AlignmentNow, align: AlignRegion): NewBeads {
  const { source, target } = sides;
  const anchors = handmade(standing);
  const beads = align(
    blocksOf(source, [...source.ids.keys()]),
    blocksOf(target, [...target.ids.keys()]),
    languages,
    anchors,
  );
  const found = new Map(beads.map((bead) => [keyOf(bead), bead]));
  requirePartition(beads, source.ids.length, target.ids.length);
  if (!anchors.every((anchor) => found.has(keyOf(anchor))))
    throw new Error('The aligner did not keep the beads that it was given.');
  return found;
}

function requirePartition(beads: readonly Bead[], sources: number, targets: number): void {
  for (const [side, count] of [['source', sources] as const, ['target', targets] as const]) {
    const places = beads.flatMap((bead) => bead[side]).sort((a, b) => a - b);
    if (places.length !== count || places.some((place, at) => place !== at))
      throw new Error(`The aligner did not put every sentence of the ${side} into one bead.`);
  }
}

/** The beads that a person had their hand in. */
function handmade({ beads, rows }: StandingBeads): OldBead[] {
  return beads.filter(({ id }) => rows.get(id)!.status !== 'machine');
}

function keyOf({ source, target }: Pick<OldBead, 'source' | 'target'>): string {
  return `${source.join()}|${target.join()}`;
}

/** Whether what was aligned is what stands now, as far as the result depends on it. */
function isStillTrue(
  before: readonly AlignmentNow[],
  now: readonly AlignmentNow[],
  anew: readonly NewBeads[],
): boolean {
  return (
    before.length === now.length &&
    now.every(({ id, sides, standing }, at) => {
      const then = before[at]!;
      const beads = handmade(standing);
      return (
        id === then.id &&
        beads.every((bead) => anew[at]!.has(keyOf(bead))) &&
        (['source', 'target'] as const).every((side) => {
          // How a sentence is worded does not matter any more in a bead that is kept anyway.
          const kept = new Set(beads.flatMap((bead) => bead[side]));
          return isSameSide(then.sides[side], sides[side], (place) => kept.has(place));
        })
      );
    })
  );
}

function isSameSide(then: ReadAnew, now: ReadAnew, isKept: (place: number) => boolean): boolean {
  return (
    then.ids.length === now.ids.length &&
    now.ids.every((id, at) => {
      const [block, blockThen] = [now.blocks[at]!, then.blocks[at]!];
      return (
        id === then.ids[at] &&
        (now.texts[at] === then.texts[at] || isKept(at)) &&
        block.id === blockThen.id &&
        block.kind === blockThen.kind &&
        block.level === blockThen.level
      );
    })
  );
}

function write(
  db: Sqlite,
  textId: string,
  author: string,
  now: readonly AlignmentNow[],
  anew: readonly NewBeads[],
): RealignResult {
  const steps = new RevisionSteps(db);
  const result: RealignResult = { textId, kept: 0, same: 0, made: 0, changed: false };
  const touched: number[] = [];
  now.forEach(({ sides, standing }, at) => {
    const standingBy = new Map(standing.beads.map((bead) => [keyOf(bead), bead.id]));
    const next = [...anew[at]!].map(([key, bead]): NextBead => {
      const sentenceIds = [
        ...bead.source.map((i) => sides.source.ids[i]!),
        ...bead.target.map((j) => sides.target.ids[j]!),
      ];
      const kept = standingBy.get(key) ?? null;
      const row = kept === null ? undefined : standing.rows.get(kept);
      if (row && row.status !== 'machine') {
        result.kept++;
        return { kept, sentenceIds, status: row.status, confidence: row.confidence };
      }
      if (row) result.same++;
      return { kept, sentenceIds, status: 'machine', confidence: bead.confidence };
    });
    const { made, removed } = stepBeads(steps, standing, next);
    result.made += made.length;
    // What goes may come back by an undo, and is then not what someone saw before.
    touched.push(...made, ...removed);
  });
  const changes = steps.changes();
  if (changes.length > 0) {
    const leftOff = sentenceLeftOffAt(db, textId);
    applyChanges(db, changes);
    if (leftOff !== undefined) leaveOffAt(db, textId, leftOff);
    recordOperation(db, { textId, kind: 'realign', author, changes, touched });
    result.changed = true;
  }
  return result;
}

interface Place {
  alignmentId: number;
  sentenceId: number;
}

/** Where the reader left off, by a sentence: its bead may go. */
function sentenceLeftOffAt(db: Sqlite, textId: string): Place | undefined {
  return db
    .prepare(
      `SELECT l."alignmentId", l."sentenceId" FROM "Text" AS x JOIN "Link" AS l ON l."beadId" = x."lastBeadId"
       WHERE x."id" = ? ORDER BY l."sentenceId" LIMIT 1`,
    )
    .get(textId) as Place | undefined;
}

function leaveOffAt(db: Sqlite, textId: string, { alignmentId, sentenceId }: Place): void {
  db.prepare(
    `UPDATE "Text" SET "lastBeadId" =
       (SELECT "beadId" FROM "Link" WHERE "alignmentId" = ? AND "sentenceId" = ?) WHERE "id" = ?`,
  ).run(alignmentId, sentenceId, textId);
}
