const key = 'hebi-never-propagate';

/** Whether one said that a text is not to be asked for. Kept in this browser. */
export function isNever(textId: string): boolean {
  return read().includes(textId);
}

export function setNever(textId: string): void {
  try {
    localStorage.setItem(key, JSON.stringify([...new Set([...read(), textId])].slice(-500)));
  } catch {
    // A browser that keeps nothing asks again the next time.
  }
}

function read(): string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? '[]');
    return Array.isArray(kept) ? kept.filter((it) => typeof it === 'string') : [];
  } catch {
    return [];
  }
}
