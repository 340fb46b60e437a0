import type { Around } from '@/lib/store/news';

/**
 * Fetches beads around a sentence, wherever it stands now.
 * @param wish.sentenceId null, or one that stands in no bead any more: then `index` counts
 * @param wish.places further sentences whose places are wanted
 * @returns null where there is no such text any more
 * @throws where the server cannot be reached, or cannot say
 */
export async function fetchAround(
  textId: string,
  wish: { sentenceId: number | null; index: number; places: readonly number[] },
): Promise<Around | null> {
  const { sentenceId, index, places } = wish;
  const response = await fetch(
    `/api/texts/${textId}/around?sentence=${sentenceId ?? 0}&index=${index}&places=${places.join()}`,
  );
  if (response.status === 404) return null;
  if (!response.ok) throw new Error(`The server answered ${response.status}.`);
  return (await response.json()) as Around;
}
