import type { Command } from '@/app/texts/[id]/keys';
import { scoreFuzzy } from '@/lib/search/fuzzy';

/** Something to go to or to do. */
export interface Entry {
  /** Stable, for what was chosen last. */
  id: string;
  kind: 'command' | 'text' | 'heading' | 'bead' | 'page';
  label: string;
  /** The other language's name, found and shown as well. */
  second?: string;
  /** BCP 47, of `label` and of `second`, where they are not the interface's own. */
  langs?: { label: string; second: string };
  command?: Command;
  run: () => void;
}

export interface Group {
  value: 'recent' | Entry['kind'];
  items: Entry[];
}

const kinds = ['bead', 'command', 'heading', 'text', 'page'] as const;
/** More than anyone looks through; typing on finds the rest. */
const mostOfKind = 30;
const mostRecent = 5;

/**
 * What answers a query, in groups; without a query what was chosen last comes first.
 * @param recent ids, the last first
 */
export function groupsOf(
  entries: readonly Entry[],
  query: string,
  recent: readonly string[],
): Group[] {
  const wanted = query.trim();
  if (wanted === '') {
    const last = recent
      .flatMap((id) => entries.find((entry) => entry.id === id) ?? [])
      .slice(0, mostRecent);
    const others = entries.filter((entry) => !last.includes(entry));
    return withItems([{ value: 'recent', items: last }, ...byKind(others)]);
  }
  const scored = entries
    .map((entry) => ({
      entry,
      score:
        Math.max(scoreFuzzy(wanted, entry.label), scoreFuzzy(wanted, entry.second ?? '') * 0.99) +
        // Of what answers alike, what one chose before.
        (recent.includes(entry.id) ? 0.5 : 0),
      answers: entry.kind === 'bead' || scoreFuzzy(wanted, entry.label) > 0 || (entry.second !== undefined && scoreFuzzy(wanted, entry.second) > 0), // prettier-ignore
    }))
    .filter(({ answers }) => answers)
    .sort((a, b) => b.score - a.score);
  const groups = withItems(byKind(scored.map(({ entry }) => entry)));
  // The group of the best answer first: Enter takes what stands at the top.
  const place = (group: Group) => scored.findIndex(({ entry }) => group.items.includes(entry));
  const isBead = (group: Group) => (group.value === 'bead' ? 0 : 1);
  return groups.sort((a, b) => isBead(a) - isBead(b) || place(a) - place(b));
}

function byKind(entries: readonly Entry[]): Group[] {
  return kinds.map((kind) => ({
    value: kind,
    items: entries.filter((entry) => entry.kind === kind).slice(0, mostOfKind),
  }));
}

function withItems(groups: readonly Group[]): Group[] {
  return groups.filter(({ items }) => items.length > 0);
}
