import { nameOf, type Group } from '@/lib/align/operations';
import type { AlignableBlock, Bead } from '@/lib/align/types';
import type { AlignRegion } from './carry-alignment';
import { prisma } from './client';
import type { SeenBead } from './commit';
import { commitRuns } from './commit-runs';
import { beadColumns, readRuns, type BeadRow, type Run } from './runs';
import type { ChangeResult, Side } from './types';

/** A region of more beads is no correction any more: the whole text is then aligned again. */
export const mostBeads = 400;

/** The texts of a bead's two sides, sentence by sentence. */
export type BeadText = Record<Side, string[]>;

export type RegionPreview =
  | {
      ok: true;
      /** Where the aligner comes out elsewhere: beads as they stand, and as they would. */
      differences: { before: BeadText[]; after: BeadText[] }[];
      /** The beads between the confirmed ones, as they were seen. */
      seen: SeenBead[];
    }
  /** `nothing`: the bead is confirmed. `long`: more than `mostBeads` between confirmed ones. */
  | { ok: false; code: 'gone' | 'nothing' | 'long' };

/**
 * Aligns anew what lies between the nearest confirmed beads around a bead, and changes nothing.
 * Drafts among them stay as a person made them.
 */
export async function previewRegion(
  textId: string,
  beadId: number,
  align: AlignRegion,
): Promise<RegionPreview> {
  const region = await readRegion(textId, beadId);
  if (!('run' in region)) return region;
  const { run } = region;
  const after = alignRegion(region, align);
  return {
    ok: true,
    differences: differencesOf(run.groups, after).map((difference) => ({
      before: difference.before.map((group) => textOf(run, group)),
      after: difference.after.map((group) => textOf(run, group)),
    })),
    seen: run.rows.map(({ id, revision }) => ({ id, revision })),
  };
}

/**
 * Does what `previewRegion` showed: the same beads give the same alignment.
 * @param seen the beads of the region as the person saw them
 * @returns `conflict` or `gone` where one of them is another meanwhile
 */
export async function keepRegion(
  { textId, beadId, seen, author }: { textId: string; beadId: number; seen: readonly SeenBead[]; author: string }, // prettier-ignore
  align: AlignRegion,
): Promise<ChangeResult> {
  const region = await readRegion(textId, beadId);
  if (!('run' in region)) return { ok: false, code: region.code === 'gone' ? 'gone' : 'nothing' };
  const { rows } = region.run;
  if (rows.length !== seen.length || rows.some(({ id }, at) => id !== seen[at]!.id))
    return { ok: false, code: 'gone' };
  const after = alignRegion(region, align);
  return commitRuns({
    textId,
    kind: 'realign-region',
    author,
    runs: [region.run],
    after: [after],
    look: (_, { bead }) => ({ status: 'machine', confidence: after[bead]!.confidence }),
    seen,
  });
}

interface Region {
  run: Run;
  languages: { source: string; target: string };
}

async function readRegion(
  textId: string,
  beadId: number,
): Promise<Region | Extract<RegionPreview, { ok: false }>> {
  const { bead } = prisma();
  const middle = await bead.findFirst({
    where: { id: beadId, alignment: { textId } },
    select: { alignmentId: true, order: true, status: true, alignment: { select: { source: { select: { lang: true } }, target: { select: { lang: true } } } } }, // prettier-ignore
  });
  if (!middle) return { ok: false, code: 'gone' };
  if (middle.status === 'confirmed') return { ok: false, code: 'nothing' };
  const { alignmentId, order } = middle;
  const wall = (direction: 'asc' | 'desc') =>
    bead.findFirst({
      where: {
        alignmentId,
        status: 'confirmed',
        order: direction === 'asc' ? { gt: order } : { lt: order },
      },
      orderBy: { order: direction },
      select: { order: true },
    });
  const [from, to] = await Promise.all([wall('desc'), wall('asc')]);
  const rows: BeadRow[] = await bead.findMany({
    where: { alignmentId, order: { gt: from?.order, lt: to?.order } },
    orderBy: { order: 'asc' },
    take: mostBeads + 1,
    include: beadColumns,
  });
  if (rows.length > mostBeads) return { ok: false, code: 'long' };
  const { source, target } = middle.alignment;
  return { run: readRuns([rows])[0]!, languages: { source: source.lang, target: target.lang } };
}

function alignRegion({ run, languages }: Region, align: AlignRegion): Bead[] {
  const anchors = run.groups.filter((_, at) => run.rows[at]!.status !== 'machine');
  return align(blocksOf(run, 'source'), blocksOf(run, 'target'), languages, anchors);
}

function blocksOf({ sentences }: Run, side: Side): AlignableBlock[] {
  const blocks: (AlignableBlock & { id: number; sentences: string[] })[] = [];
  for (const { text, block } of sentences[side]) {
    if (blocks.at(-1)?.id !== block.id)
      blocks.push({ id: block.id, kind: block.kind, level: block.level ?? undefined, sentences: [] }); // prettier-ignore
    blocks.at(-1)!.sentences.push(text);
  }
  return blocks;
}

/** The stretches between beads that both have. */
function differencesOf(before: readonly Group[], after: readonly Group[]) {
  const names = new Set(before.map(nameOf));
  const same = new Set(after.map(nameOf).filter((name) => names.has(name)));
  const parts = (beads: readonly Group[]) => {
    const found: Group[][] = [[]];
    for (const bead of beads)
      if (same.has(nameOf(bead))) found.push([]);
      else found.at(-1)!.push(bead);
    return found;
  };
  const [old, now] = [parts(before), parts(after)];
  return old
    .map((part, at) => ({ before: part, after: now[at]! }))
    .filter((part) => part.before.length + part.after.length > 0);
}

function textOf({ sentences }: Run, group: Group): BeadText {
  const of = (side: Side) => group[side].map((at) => sentences[side][at]!.text);
  return { source: of('source'), target: of('target') };
}
