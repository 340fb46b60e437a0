import { align } from '@/lib/align/align';
import type { PlainBead } from '@/lib/align/evaluation';
import type { Lexicon } from '@/lib/align/lexicon';
import { nameOf, type Group } from '@/lib/align/operations';
import { loadLexicon } from '../aligner';
import { printTable } from '../bench/table';
import { completeBeads, regionsOf, type Region } from './differing-regions';
import type { GoldDocument } from './gold';
import { planOperations, type Lengths, type OperationSet, type Plan } from './plan-operations';

/** What it takes to mend one text. */
export interface Effort {
  text: string;
  beads: number;
  /** Stretches of beads that differ from the gold ones. */
  places: number;
  all: Cost;
  plain: Cost;
}

interface Cost {
  operations: Sum;
  keystrokes: Sum;
}

interface Sum {
  count: number;
  /** Places whose plan may not be the shortest: there the count is a bound from above. */
  bounds: number;
  /** Places that are not counted, as the operations do not lead to the gold beads. */
  unreached: number;
}

const plain = { hasExchange: false, movesSelections: false };
/** As if all could be done at any place at once. */
const operationSets = {
  plain: { ...plain, splitsAnywhere: true },
  all: { hasExchange: true, movesSelections: true, splitsAnywhere: true },
} satisfies Record<string, OperationSet>;
/** What has a key of its own on the page. */
const keySets = {
  plain: { ...plain, splitsAnywhere: false },
  all: { hasExchange: true, movesSelections: false, splitsAnywhere: false },
} satisfies Record<string, OperationSet>;

/** How many operations and keystrokes lead from Hebi's own alignment of texts to the gold ones. */
export function evaluateKeystrokes(documents: readonly GoldDocument[]): Effort[] {
  const lexicon = loadLexicon();
  return documents.map((document) => effortFor(document, lexicon));
}

/** Prints the effort as a table. */
export function printKeystrokes(efforts: readonly Effort[]): void {
  console.log('Keystrokes: from Hebi’s alignment to the gold one; ≤ where a plan may not be the shortest'); // prettier-ignore
  const cells = ({ operations, keystrokes }: Cost) =>
    [operations, keystrokes].map(
      ({ count, bounds, unreached }) =>
        `${bounds > 0 ? '≤ ' : ''}${count}${unreached > 0 ? ` (${unreached} not reached)` : ''}`,
    );
  const sum = (of: 'all' | 'plain'): Cost => {
    const sumOf = (figure: keyof Cost, part: keyof Sum) =>
      total(efforts.map((it) => it[of][figure][part]));
    const whole = (figure: keyof Cost): Sum => ({
      count: sumOf(figure, 'count'),
      bounds: sumOf(figure, 'bounds'),
      unreached: sumOf(figure, 'unreached'),
    });
    return { operations: whole('operations'), keystrokes: whole('keystrokes') };
  };
  const whole: Effort = {
    text: 'all',
    beads: total(efforts.map(({ beads }) => beads)),
    places: total(efforts.map(({ places }) => places)),
    all: sum('all'),
    plain: sum('plain'),
  };
  printTable(
    ['text', 'beads', 'places', 'operations', 'keys', 'merge, split, move', 'keys'],
    [...efforts, whole].map((it) => [
      it.text,
      String(it.beads),
      String(it.places),
      ...cells(it.all),
      ...cells(it.plain),
    ]),
  );
}

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

function effortFor(document: GoldDocument, lexicon: Lexicon): Effort {
  const { name, chinese, english, isEnglishSource } = document;
  const sentences = isEnglishSource
    ? { source: english, target: chinese }
    : { source: chinese, target: english };
  const alignSome = (source: string[], target: string[]) =>
    align([{ kind: 'paragraph', sentences: source }], [{ kind: 'paragraph', sentences: target }], {
      sourceLang: isEnglishSource ? 'en' : 'zh',
      targetLang: isEnglishSource ? 'zh' : 'en',
      lexicon,
    });
  const weigh = (side: string[]) => side.map((text) => text.replace(/\s+/gu, '').length);
  const lengths = { source: weigh(sentences.source), target: weigh(sentences.target) };
  const found = alignSome(sentences.source, sentences.target);
  const gold = completeBeads(document.beads, lengths.source.length, lengths.target.length);
  const regions = regionsOf(found, gold);
  const effort: Effort = {
    text: name,
    beads: gold.length,
    places: regions.length,
    all: noCost(),
    plain: noCost(),
  };
  for (const region of regions) {
    const least = planBoth(region, lengths, 'plain');
    addTo(effort.plain, [least]);
    const realigned = realign(region, sentences, alignSome);
    // The bead behind is confirmed, those before are: then the place is aligned again, and that kept.
    const done = { operations: 2, keystrokes: region.start.length + 4 };
    addTo(effort.all, [
      least,
      planBoth(region, lengths, 'all'),
      ...(realigned
        ? [planBoth({ start: realigned, goal: region.goal }, lengths, 'all', done)]
        : []),
    ]);
  }
  return effort;
}

function noCost(): Cost {
  const none = () => ({ count: 0, bounds: 0, unreached: 0 });
  return { operations: none(), keystrokes: none() };
}

interface Length {
  count: number;
  isShortest: boolean;
}

/** A way to the gold beads; null where there is none. */
type Way = Record<keyof Cost, Length | null>;

/** Adds the best of several ways. */
function addTo(cost: Cost, ways: readonly Way[]): void {
  for (const figure of ['operations', 'keystrokes'] as const) {
    const found = ways.flatMap((way) => way[figure] ?? []);
    const sum = cost[figure];
    if (found.length === 0) {
      sum.unreached++;
      continue;
    }
    sum.count += Math.min(...found.map(({ count }) => count));
    if (found.some(({ isShortest }) => !isShortest)) sum.bounds++;
  }
}

/** @param done what was done before it begins */
function planBoth(
  { start, goal }: Region,
  lengths: Lengths,
  set: 'all' | 'plain',
  done = { operations: 0, keystrokes: 0 },
): Way {
  const plan = planOperations(start, goal, operationSets[set], lengths);
  const keyed = planOperations(start, goal, keySets[set], lengths);
  return {
    operations: plan && { count: plan.cost + done.operations, isShortest: plan.isShortest },
    keystrokes: keyed && { count: keysOf(keyed) + done.keystrokes, isShortest: keyed.isShortest },
  };
}

/**
 * The keys of a plan: one for each operation, one for each bead on the way to the next, one to change
 * sides. It begins at the first bead of the place; the way to the place is not counted.
 */
function keysOf({ steps }: Plan): number {
  let [keys, bead, side] = [0, 0, 'source'];
  for (const step of steps) {
    keys += Math.abs(step.bead - bead) + step.cost;
    bead = step.bead;
    if (!step.side || step.side === side) continue;
    keys++;
    side = step.side;
  }
  return keys;
}

/** What the aligner makes of a place by itself, or null where it stays as it was. */
function realign(
  { start }: Region,
  sentences: Record<'source' | 'target', string[]>,
  alignSome: (source: string[], target: string[]) => PlainBead[],
): Group[] | null {
  const inOrder = (side: 'source' | 'target') =>
    start.flatMap((bead) => bead[side]).sort((a, b) => a - b);
  const [source, target] = [inOrder('source'), inOrder('target')];
  const textOf = (side: 'source' | 'target', keys: number[]) =>
    keys.map((key) => sentences[side][key]!);
  const after = alignSome(textOf('source', source), textOf('target', target)).map((bead) => ({
    source: bead.source.map((at) => source[at]!),
    target: bead.target.map((at) => target[at]!),
  }));
  const names = new Set(start.map(nameOf));
  return after.every((bead) => names.has(nameOf(bead))) ? null : after;
}
