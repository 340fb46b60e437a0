'use server';

import { z } from 'zod';
import { theLexicon } from '@/app/lexicon';
import { currentAuthor } from '@/app/people/author';
import { align } from '@/lib/align/align';
import type { AlignRegion } from '@/lib/store/carry-alignment';
import {
  keepRegion,
  mostBeads,
  previewRegion,
  type RegionPreview,
} from '@/lib/store/realign-region';
import type { ChangeResult } from '@/lib/store/types';

const rowId = z.number().int().positive();
const placeSchema = z.object({ textId: z.string().min(1).max(64), beadId: rowId });
const keepSchema = placeSchema.extend({
  seen: z.array(z.object({ id: rowId, revision: z.number().int().min(0) })).max(mostBeads),
});

const alignHere: AlignRegion = (source, target, languages, anchors) =>
  align(source, target, {
    sourceLang: languages.source,
    targetLang: languages.target,
    lexicon: theLexicon(),
    anchors,
  });

/** What the aligner makes of the beads between the confirmed ones around a bead. */
export async function previewRegionAction(
  place: z.infer<typeof placeSchema>,
): Promise<RegionPreview> {
  const checked = placeSchema.safeParse(place);
  if (!checked.success) return { ok: false, code: 'gone' };
  return previewRegion(checked.data.textId, checked.data.beadId, alignHere);
}

/** Keeps what was shown, of the beads as they were shown. */
export async function keepRegionAction(region: z.infer<typeof keepSchema>): Promise<ChangeResult> {
  const checked = keepSchema.safeParse(region);
  if (!checked.success) return { ok: false, code: 'invalid' };
  return keepRegion({ ...checked.data, author: await currentAuthor() }, alignHere);
}
