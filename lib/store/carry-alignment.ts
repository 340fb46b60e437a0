import { carryBeads, type OldBead } from '@/lib/align/carry';
import type { AlignableBlock, Bead } from '@/lib/align/types';
import { orderKeys } from './order-keys';
import type { ReadAnew } from './read-anew';
import type { RevisionSteps } from './revision-steps';
import type { Sqlite } from './sqlite';

/** Aligns the sentences of a region: what `lib/align` does, with its lexicon loaded by the caller. */
export type AlignRegion = (
  source: AlignableBlock[],
  target: AlignableBlock[],
  languages: { source: string; target: string },
) => Bead[];

export interface CarriedAlignment {
  kept: number;
  total: number;
  /** Beads that are new, or whose sentences were corrected. */
  touched: number[];
}

interface BeadRow {
  id: number;
  order: string;
  status: string;
  confidence: number;
}

/**
 * Carries an alignment over to a new reading of its versions: beads whose sentences stayed keep
 * their rows, the rest is aligned anew.
 * @param correctedNeedsLook whether a confirmed bead with a corrected sentence becomes a draft
 */
export function carryAlignment(
  db: Sqlite,
  steps: RevisionSteps,
  alignmentId: number,
  { source, target }: { source: ReadAnew; target: ReadAnew },
  correctedNeedsLook: boolean,
  alignRegion: (source: AlignableBlock[], target: AlignableBlock[]) => Bead[],
): CarriedAlignment {
  const rows = db
    .prepare(
      'SELECT "id", "order", "status", "confidence" FROM "Bead" WHERE "alignmentId" = ? ORDER BY "order"',
    )
    .all(alignmentId) as BeadRow[];
  const links = db
    .prepare('SELECT "sentenceId", "beadId" FROM "Link" WHERE "alignmentId" = ?')
    .all(alignmentId) as { sentenceId: number; beadId: number }[];

  const carried = carryBeads(
    oldBeads(rows, links, source, target),
    source.match.oldOf,
    target.match.oldOf,
    (s, t) => alignRegion(blocksOf(source, s), blocksOf(target, t)),
  );
  const rowOf = new Map(rows.map((row) => [row.id, row]));
  const orders = orderKeys(
    carried.map(({ kept }) => (kept === null ? null : rowOf.get(kept)!.order)),
  );
  const touched: number[] = [];
  carried.forEach((bead, at) => {
    const order = orders[at]!;
    if (bead.kept === null) {
      const id = steps.newId('Bead');
      touched.push(id);
      const { confidence } = bead;
      steps.add('add beads', 'bead', { id }, { alignmentId, order, status: 'machine', confidence });
      const sentenceIds = [
        ...bead.source.map((i) => source.ids[i]!),
        ...bead.target.map((j) => target.ids[j]!),
      ];
      for (const sentenceId of sentenceIds)
        steps.add('link', 'link', { alignmentId, sentenceId }, { beadId: id });
      return;
    }
    const row = rowOf.get(bead.kept)!;
    rowOf.delete(bead.kept);
    const corrected =
      bead.source.some((i) => source.match.corrected[i] === 1) ||
      bead.target.some((j) => target.match.corrected[j] === 1);
    if (corrected) touched.push(row.id);
    const needsLook = corrected && correctedNeedsLook && row.status === 'confirmed';
    steps.change('beads', 'bead', row, { order, status: needsLook ? 'draft' : row.status });
  });
  // What is left in `rowOf` lost a sentence.
  for (const { sentenceId, beadId } of links)
    if (rowOf.has(beadId)) steps.remove('unlink', 'link', { alignmentId, sentenceId }, { beadId });
  for (const { id, ...row } of rowOf.values())
    steps.remove('remove beads', 'bead', { id }, { alignmentId, ...row });
  return { kept: rows.length - rowOf.size, total: carried.length, touched };
}

function oldBeads(
  rows: readonly BeadRow[],
  links: readonly { sentenceId: number; beadId: number }[],
  source: ReadAnew,
  target: ReadAnew,
): OldBead[] {
  const placesIn = (version: ReadAnew) => new Map(version.before.map((id, at) => [id, at]));
  const [sources, targets] = [placesIn(source), placesIn(target)];
  const beads = new Map(
    rows.map(({ id }) => [id, { id, source: [] as number[], target: [] as number[] }]),
  );
  for (const { sentenceId, beadId } of links) {
    const at = sources.get(sentenceId);
    if (at !== undefined) beads.get(beadId)!.source.push(at);
    else beads.get(beadId)!.target.push(targets.get(sentenceId)!);
  }
  return [...beads.values()];
}

function blocksOf(version: ReadAnew, sentences: readonly number[]): AlignableBlock[] {
  const blocks: (AlignableBlock & { id: number; sentences: string[] })[] = [];
  for (const i of sentences) {
    const { id, kind, level } = version.blocks[i]!;
    if (blocks.at(-1)?.id !== id)
      blocks.push({ id, kind, level: level ?? undefined, sentences: [] });
    blocks.at(-1)!.sentences.push(version.texts[i]!);
  }
  return blocks;
}
