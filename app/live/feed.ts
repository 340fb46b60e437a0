import { lastStep, readNews, type News } from '@/lib/store/news';
import { readStand } from '@/lib/store/stand';

/*
 * Who has which text open, and what they are told. The database is asked for its last step a few
 * times a second while anyone listens: so changes of other processes are seen as those of our own.
 */

export interface Listener {
  name: string;
  onNews: (news: News) => void;
  /** Called with the names of the others who have the text open; '' for one without a name. */
  onPeople: (others: readonly string[]) => void;
}

interface Followed {
  /** The last step that its listeners were told of. */
  told: number;
  listeners: Set<Listener>;
}

interface Feed {
  texts: Map<string, Followed>;
  timer: NodeJS.Timeout | undefined;
  /** The last step of any text that was seen. */
  seen: number;
  asking: boolean;
}

const pauseMilliseconds = 150;

// Kept over hot reloads, and shared by the bundles of pages and route handlers.
const kept = globalThis as { hebiFeed?: Feed };
const feed = (kept.hebiFeed ??= { texts: new Map(), timer: undefined, seen: 0, asking: false });

/**
 * Tells a listener what comes to a text, beginning with what came since a step.
 * @param since the last step that they saw
 * @returns the function that ends it
 */
export async function follow(
  textId: string,
  since: number,
  listener: Listener,
): Promise<() => void> {
  let followed = feed.texts.get(textId);
  if (!followed) {
    const { step } = await readStand(textId);
    followed = feed.texts.get(textId) ?? { told: step, listeners: new Set() };
    feed.texts.set(textId, followed);
  }
  followed.listeners.add(listener);
  feed.timer ??= setInterval(() => void ask(), pauseMilliseconds);
  tellPeople(followed);
  const stop = () => {
    followed.listeners.delete(listener);
    tellPeople(followed);
    if (followed.listeners.size > 0) return;
    if (feed.texts.get(textId) === followed) feed.texts.delete(textId);
    if (feed.texts.size > 0) return;
    clearInterval(feed.timer);
    feed.timer = undefined;
  };
  // What comes while this is read is told by the timer: twice is harmless, never is not.
  const missed = await readNews(textId, since);
  if (missed && followed.listeners.has(listener)) listener.onNews(missed);
  return stop;
}

async function ask(): Promise<void> {
  if (feed.asking) return;
  feed.asking = true;
  try {
    const last = await lastStep();
    if (last === feed.seen) return;
    for (const [textId, followed] of feed.texts) {
      const news = await readNews(textId, followed.told);
      if (!news) continue;
      followed.told = news.step;
      for (const listener of followed.listeners) listener.onNews(news);
    }
    feed.seen = last;
  } catch {
    // A database that is busy is asked again.
  } finally {
    feed.asking = false;
  }
}

function tellPeople({ listeners }: Followed): void {
  for (const listener of listeners)
    listener.onPeople([...listeners].filter((it) => it !== listener).map(({ name }) => name));
}
