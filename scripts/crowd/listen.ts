import type { News } from '@/lib/store/news';

/**
 * Follows the server-sent events of a text.
 * @param onNews called with each `news`
 * @returns the last step that was told of, and the function that ends it
 */
export async function listen(
  address: string,
  onNews: (news: News) => void,
): Promise<{ lastStep: () => number; close: () => void }> {
  const ending = new AbortController();
  const response = await fetch(address, { signal: ending.signal });
  if (!response.ok || !response.body) throw new Error(`${address}: HTTP ${response.status}`);
  const stream = response.body.pipeThrough(new TextDecoderStream());
  let last = 0;
  void (async () => {
    let rest = '';
    try {
      for await (const part of stream) {
        const events = (rest + part).split('\n\n');
        rest = events.pop()!;
        for (const event of events) {
          const id = /^id: (\d+)$/m.exec(event)?.[1];
          if (id === undefined) continue;
          last = Number(id);
          onNews(JSON.parse(/^data: (.*)$/m.exec(event)![1]!) as News);
        }
      }
    } catch (error) {
      if (!ending.signal.aborted) throw error;
    }
  })();
  return { lastStep: () => last, close: () => ending.abort() };
}
