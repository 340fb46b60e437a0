import { analyse, leastAnalysed, type Analysis } from '@/lib/memory/analysis';
import { loadSegmenter } from '@/lib/text/words/load';
import type { Sqlite } from '../sqlite';
import { MemorySearcher } from './searcher';
import { readSegments } from './text-segments';

/** Which segments of a text are counted: all, or those that have no target yet. */
export type AnalysisScope = 'all' | 'untranslated';

export interface AnalysisOptions {
  scope: AnalysisScope;
  /** These memories only; by default all that serve the text. */
  memories?: readonly (number | 'beads')[] | undefined;
  /** Segments that were looked up, of all. */
  onProgress: (done: number, total: number) => void;
}

/**
 * How much of a text the memories know: each segment by the best match that the editor would show
 * for it, penalties taken off. A confirmed bead is no match for itself, but for others of its text.
 * One look-up a segment.
 * @throws StoreError `unknown-text`
 */
export async function analyseText(
  db: Sqlite,
  textId: string,
  { scope, memories, onProgress }: AnalysisOptions,
): Promise<{ from: string; to: string; analysis: Analysis }> {
  const { from, to, segments: all } = readSegments(db, textId);
  const segments = all.filter(({ isTranslated }) => scope === 'all' || !isTranslated);
  const { words } = await loadSegmenter(from);
  const searcher = new MemorySearcher(db);
  let done = 0;
  onProgress(0, segments.length);
  const analysis = analyse(
    segments,
    (segment) => {
      const { beadId, text, previous, next } = segment as (typeof segments)[number];
      const [best] = searcher.lookup({
        ...{ segment: text, previous, next, from, to, textId, beadId, memories },
        threshold: leastAnalysed,
      });
      onProgress(++done, segments.length);
      return best?.score ?? null;
    },
    (text) => words(text).filter((token) => /[\p{L}\p{N}]/u.test(token.text)).length,
  );
  return { from, to, analysis };
}
