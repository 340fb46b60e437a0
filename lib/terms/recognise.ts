import { unitsOf, type Fold, type TermUnit } from './units';

/** A term as it is looked for. */
export interface SoughtTerm {
  /** The caller's own. */
  id: string;
  text: string;
}

/** A term found in a text; places in UTF-16 code units, [start, end). */
export interface FoundTerm {
  id: string;
  start: number;
  end: number;
}

/** A word of the text: what segmentation says of where words end. */
export interface WordSpan {
  start: number;
  end: number;
}

export interface Recogniser {
  /**
   * The terms in a text, left to right. Where two overlap the longer one is found; terms of the same
   * wording are found at the same place each. Time O(length · longest term).
   * @param words of the text, where they are known: a Chinese term is not found across the edge of a
   *   word (国家 is not in 中国/家庭), while a part of a longer word is (安全 in 网络安全)
   */
  find(text: string, words?: readonly WordSpan[]): FoundTerm[];
}

/** A term of more units than this is no term; it is not looked for. */
export const longestTerm = 40;

interface Node {
  next: Map<string, Node>;
  /** Ids of the terms that end here. */
  ends: string[];
}

/** Makes ready to find terms: a tree of their units, built in time linear in their length. */
export function createRecogniser(terms: Iterable<SoughtTerm>, fold: Fold): Recogniser {
  const root: Node = { next: new Map(), ends: [] };
  for (const { id, text } of terms) {
    const units = unitsOf(text, fold);
    if (units.length === 0 || units.length > longestTerm) continue;
    let node = root;
    for (const { key } of units) {
      let next = node.next.get(key);
      if (!next) node.next.set(key, (next = { next: new Map(), ends: [] }));
      node = next;
    }
    node.ends.push(id);
  }
  return {
    find(text, words) {
      const units = unitsOf(text, fold);
      const crossed = words ? crossedEdges(words, text.length) : null;
      const found: FoundTerm[] = [];
      for (let at = 0; at < units.length;) {
        const longest = longestAt(root, units, at, crossed);
        if (!longest) {
          at++;
          continue;
        }
        const { start } = units[at]!;
        const { end } = units[longest.last]!;
        for (const id of longest.ids) found.push({ id, start, end });
        at = longest.last + 1;
      }
      return found;
    },
  };
}

function longestAt(
  root: Node,
  units: readonly TermUnit[],
  from: number,
  crossed: ((start: number, end: number) => boolean) | null,
): { last: number; ids: readonly string[] } | null {
  let longest: { last: number; ids: readonly string[] } | null = null;
  let node: Node | undefined = root;
  for (let at = from; at < units.length; at++) {
    node = node.next.get(units[at]!.key);
    if (!node) break;
    if (node.ends.length === 0) continue;
    if (crossed?.(units[from]!.start, units[at]!.end)) continue;
    longest = { last: at, ids: node.ends };
  }
  return longest;
}

/** Whether a word lies across one edge of a stretch: partly inside, partly outside. */
function crossedEdges(words: readonly WordSpan[], length: number) {
  // The word that each place is inside of, where it is not at its edge.
  const inside = new Int32Array(length + 1).fill(-1);
  words.forEach(({ start, end }, at) => inside.fill(at, start + 1, Math.max(start + 1, end)));
  return (start: number, end: number): boolean => {
    const [first, last] = [inside[start]!, inside[end]!];
    const holdsAll = first !== -1 && first === last;
    return !holdsAll && (first !== -1 || last !== -1) && !isPart(words, first, last, start, end);
  };
}

/** Whether the stretch is a beginning or an end of the one word that it lies in. */
function isPart(
  words: readonly WordSpan[],
  first: number,
  last: number,
  start: number,
  end: number,
): boolean {
  const beginning = first === -1 && last !== -1 && words[last]!.start === start;
  const ending = last === -1 && first !== -1 && words[first]!.end === end;
  return beginning || ending;
}
