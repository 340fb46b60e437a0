import type { BeadView, SentenceView } from '@/lib/store/types';

/** A sentence for tests, in a paragraph of its own unless told otherwise. */
export function sentence(
  id: number,
  text = `句${id}。`,
  more: Partial<SentenceView> = {},
): SentenceView {
  return {
    id,
    order: String(id).padStart(8, '0'),
    text,
    edited: false,
    role: 'plain',
    block: { id, kind: 'paragraph', level: null },
    opensBlock: true,
    ...more,
  };
}

/** A bead for tests: id `1000 + index`, sentences `10 × index` and `10 × index + 5`. */
export function bead(index: number, more: Partial<BeadView> = {}): BeadView {
  return {
    id: 1000 + index,
    index,
    status: 'machine',
    confidence: 0.9,
    revision: 0,
    source: [sentence(10 * index)],
    target: [sentence(10 * index + 5, `Sentence ${index}.`)],
    issues: [],
    ...more,
  };
}
