import { z } from 'zod';

const place = 'hebi-recent';
const mostKept = 20;
const schema = z.array(z.string().max(200)).max(mostKept).catch([]);

/** Ids of what was chosen last, the last first, as this browser keeps them. */
export function recentNow(): string[] {
  try {
    return schema.parse(JSON.parse(window.localStorage.getItem(place) ?? '[]'));
  } catch {
    return [];
  }
}

export function keepRecent(id: string): void {
  try {
    const ids = [id, ...recentNow().filter((it) => it !== id)].slice(0, mostKept);
    window.localStorage.setItem(place, JSON.stringify(ids));
  } catch {
    // A browser that keeps nothing has nothing recent.
  }
}
