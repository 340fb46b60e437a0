import type { BeadStatus, BeadView, SentenceView } from '@/lib/store/types';

/** Below this confidence a bead that no person has looked at is doubtful. */
export const doubtfulBelow = 0.6;

/** What the gutter shows of a bead: its status, and of a machine's bead whether to trust it. */
export type Mark = 'confirmed' | 'draft' | 'doubtful' | 'machine';

export function markOf({ status, confidence }: Pick<BeadView, 'status' | 'confidence'>): Mark {
  if (status !== 'machine') return status;
  return confidence < doubtfulBelow ? 'doubtful' : 'machine';
}

/** The status that one key turns a bead to: confirmed, or back to what it was without that. */
export function turnedStatus(bead: Pick<BeadView, 'status' | 'source' | 'target'>): BeadStatus {
  if (bead.status !== 'confirmed') return 'confirmed';
  return [...bead.source, ...bead.target].some((sentence) => sentence.edited) ? 'draft' : 'machine';
}

/** Whether two views of a bead show the same, wherever in the text it stands. */
export function isSameBead(one: BeadView, other: BeadView): boolean {
  const names = new Set([...Object.keys(one), ...Object.keys(other)]) as Set<keyof BeadView>;
  names.delete('index');
  return [...names].every((name) => Object.is(one[name], other[name]));
}

export interface Shape {
  /** The kind of the block that the bead stands in; the source decides where there is one. */
  kind: string;
  /** Headings: 1 is a chapter. */
  level: number | null;
  /** The bead begins a paragraph (on the source side, where there is one). */
  opens: boolean;
}

export function shapeOf({ source, target }: Pick<BeadView, 'source' | 'target'>): Shape {
  const first = source[0] ?? target[0];
  if (!first) return { kind: 'paragraph', level: null, opens: false };
  return { kind: first.block.kind, level: first.block.level, opens: first.opensBlock };
}

/** Chinese and Japanese sentences stand side by side, others with a space between. */
export function gapBetween(lang: string): '' | ' ' {
  return /^(?:zh|ja)\b/i.test(lang) ? '' : ' ';
}

/** A sentence of a bead, on whichever side. */
export function findSentence(bead: BeadView, sentenceId: number): SentenceView | undefined {
  return [...bead.source, ...bead.target].find((sentence) => sentence.id === sentenceId);
}
