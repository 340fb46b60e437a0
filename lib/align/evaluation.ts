/** A bead of a gold or test alignment: ascending indices of its sentences. */
export interface PlainBead {
  source: readonly number[];
  target: readonly number[];
}

export interface Scores {
  precision: number;
  recall: number;
  f1: number;
}

/** Counts that can be added over documents. */
export interface Counts {
  /** Beads of the test alignment, and how many of them stand in the gold one. */
  test: number;
  right: number;
  /** Gold beads with both sides, and how many of them were found. */
  gold: number;
  found: number;
  /** Of the gold beads, by type (`1-2`): how many there are, and how many were found. */
  byType: Record<string, { gold: number; found: number }>;
}

/**
 * Compares an alignment with a gold one, strictly: a bead is right where both its sides are
 * identical. Precision is over all test beads, recall over gold beads with both sides: the
 * convention of Vecalign's scorer (Thompson & Koehn 2019).
 */
export function countRight(gold: readonly PlainBead[], test: readonly PlainBead[]): Counts {
  const golden = new Set(gold.map(nameOf));
  const tested = new Set(test.map(nameOf));
  const counts: Counts = { test: tested.size, right: 0, gold: 0, found: 0, byType: {} };
  for (const name of tested) if (golden.has(name)) counts.right++;
  for (const bead of new Map(gold.map((it) => [nameOf(it), it])).values()) {
    const found = tested.has(nameOf(bead)) ? 1 : 0;
    const type = `${bead.source.length}-${bead.target.length}`;
    const ofType = (counts.byType[type] ??= { gold: 0, found: 0 });
    ofType.gold++;
    ofType.found += found;
    if (bead.source.length === 0 || bead.target.length === 0) continue;
    counts.gold++;
    counts.found += found;
  }
  return counts;
}

/** A bead of a test alignment with its confidence, and whether it stands in the gold. */
export interface JudgedBead {
  confidence: number;
  isRight: boolean;
}

export interface Calibration {
  /** Mean distance between confidence and the share that is right, over ten bins of confidence. */
  expectedError: number;
  /** The reliability diagram: of the beads in a bin of confidence, how many there are, how sure they are on average, and what share is right. */
  bins: { from: number; count: number; confidence: number; right: number }[];
  /** Share of all wrong beads that the quarter of beads least sure holds. */
  errorsInLeastSure: number;
}

/** Judges each bead of a test alignment. */
export function judgeBeads(
  gold: readonly PlainBead[],
  test: readonly (PlainBead & { confidence: number })[],
): JudgedBead[] {
  const golden = new Set(gold.map(nameOf));
  return test.map((bead) => ({
    confidence: bead.confidence,
    isRight: golden.has(nameOf(bead)),
  }));
}

/** Whether confidence means what it says: expected calibration error (Naeini et al. 2015) and its parts. */
export function calibrationOf(judged: readonly JudgedBead[]): Calibration {
  const bins = Array.from({ length: 10 }, (_, at) => {
    const inside = judged.filter(
      ({ confidence }) => Math.min(9, Math.floor(confidence * 10)) === at,
    );
    const mean = (values: number[]) =>
      values.reduce((a, b) => a + b, 0) / Math.max(1, values.length);
    return {
      from: at / 10,
      count: inside.length,
      confidence: mean(inside.map((it) => it.confidence)),
      right: mean(inside.map((it) => (it.isRight ? 1 : 0))),
    };
  });
  const expectedError = bins.reduce(
    (sum, { count, confidence, right }) =>
      sum + (count / judged.length) * Math.abs(confidence - right),
    0,
  );
  const leastSure = [...judged]
    .sort((a, b) => a.confidence - b.confidence)
    .slice(0, Math.ceil(judged.length / 4));
  const wrong = (beads: readonly JudgedBead[]) => beads.filter((it) => !it.isRight).length;
  return { expectedError, bins, errorsInLeastSure: wrong(leastSure) / Math.max(1, wrong(judged)) };
}

/** How a gold bead with both sides, or a sentence that stands alone, was missed. */
export const missCauses = ['parted', 'joined', 'end moved', 'elsewhere', 'alone, but linked', 'linked, but alone'] as const; // prettier-ignore
export type MissCause = (typeof missCauses)[number];

/**
 * Why gold beads were missed: `parted`, what was found lies inside the bead; `joined`, the bead lies
 * inside one that was found; `end moved`, one that was found shares sentences of both sides with it;
 * `elsewhere`, its sentences were linked with others only; `linked, but alone`, they were not
 * linked at all; `alone, but linked`, a sentence without a translation was given one.
 */
export function countCauses(
  gold: readonly PlainBead[],
  test: readonly PlainBead[],
): Record<MissCause, number> {
  const counts = Object.fromEntries(missCauses.map((cause) => [cause, 0])) as Record<MissCause, number>; // prettier-ignore
  const tested = new Set(test.map(nameOf));
  const bySource = new Map(test.flatMap((bead) => bead.source.map((at) => [at, bead])));
  const byTarget = new Map(test.flatMap((bead) => bead.target.map((at) => [at, bead])));
  for (const bead of gold) {
    if (tested.has(nameOf(bead))) continue;
    const found = new Set([
      ...bead.source.map((at) => bySource.get(at)),
      ...bead.target.map((at) => byTarget.get(at)),
    ]);
    found.delete(undefined);
    counts[causeOf(bead, [...found] as PlainBead[])]++;
  }
  return counts;
}

function causeOf(gold: PlainBead, found: readonly PlainBead[]): MissCause {
  if (gold.source.length === 0 || gold.target.length === 0) return 'alone, but linked';
  const inside = (inner: PlainBead, outer: PlainBead) =>
    inner.source.every((at) => outer.source.includes(at)) &&
    inner.target.every((at) => outer.target.includes(at));
  if (found.every(({ source, target }) => source.length === 0 || target.length === 0))
    return 'linked, but alone';
  if (found.every((bead) => inside(bead, gold))) return 'parted';
  if (found.some((bead) => inside(gold, bead))) return 'joined';
  const shares = found.some(
    ({ source, target }) =>
      source.some((at) => gold.source.includes(at)) &&
      target.some((at) => gold.target.includes(at)),
  );
  return shares ? 'end moved' : 'elsewhere';
}

/** The sum of several documents' counts: a micro-average. */
export function addCounts(all: readonly Counts[]): Counts {
  const sum: Counts = { test: 0, right: 0, gold: 0, found: 0, byType: {} };
  for (const counts of all) {
    sum.test += counts.test;
    sum.right += counts.right;
    sum.gold += counts.gold;
    sum.found += counts.found;
    for (const [type, { gold, found }] of Object.entries(counts.byType)) {
      const ofType = (sum.byType[type] ??= { gold: 0, found: 0 });
      ofType.gold += gold;
      ofType.found += found;
    }
  }
  return sum;
}

export function scoresOf({ test, right, gold, found }: Counts): Scores {
  const precision = test === 0 ? 0 : right / test;
  const recall = gold === 0 ? 0 : found / gold;
  const f1 = precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
  return { precision, recall, f1 };
}

/**
 * Reads an alignment file: a bead a line, `[0]:[0,1]`, indices from 0; what follows is not read.
 * @throws RangeError naming the line that is none
 */
export function parseAlignment(text: string): PlainBead[] {
  return text.split(/\r?\n/).flatMap((line, at) => {
    if (line.trim() === '') return [];
    const match = /^\s*\[([\d,\s]*)\]\s*:\s*\[([\d,\s]*)\]/.exec(line);
    if (!match) throw new RangeError(`line ${at + 1} is no bead: ${line.slice(0, 80)}`);
    const indices = (list: string) => (list.match(/\d+/g) ?? []).map(Number);
    return [{ source: indices(match[1]!), target: indices(match[2]!) }];
  });
}

/** The line of an alignment file. */
export function formatBead({ source, target }: PlainBead): string {
  return `[${source.join(',')}]:[${target.join(',')}]`;
}

/**
 * Glues consecutive beads that lie in one and the same verse, for gold alignments by verse.
 * @param sourceVerses for each source sentence its verse
 * @param targetVerses the same of the target
 */
export function mergeVerses(
  beads: readonly PlainBead[],
  sourceVerses: readonly string[],
  targetVerses: readonly string[],
): PlainBead[] {
  const verseOf = ({ source, target }: PlainBead): string | null => {
    const s = new Set(source.map((i) => sourceVerses[i]));
    const t = new Set(target.map((j) => targetVerses[j]));
    const all = new Set([...s, ...t]);
    return s.size <= 1 && t.size <= 1 && all.size === 1 ? ([...all][0] ?? null) : null;
  };
  const merged: { source: number[]; target: number[] }[] = [];
  let last: string | null = null;
  for (const bead of beads) {
    const verse = verseOf(bead);
    if (last !== null && verse === last) {
      merged.at(-1)!.source.push(...bead.source);
      merged.at(-1)!.target.push(...bead.target);
    } else merged.push({ source: [...bead.source], target: [...bead.target] });
    last = verse;
  }
  return merged;
}

function nameOf(bead: PlainBead): string {
  return formatBead(bead);
}
