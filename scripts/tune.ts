import { writeFileSync } from 'node:fs';
import { Command } from 'commander';
import { align } from '@/lib/align/align';
import { findBand } from '@/lib/align/band';
import { addCounts, countRight, mergeVerses, scoresOf, type Counts } from '@/lib/align/evaluation';
import { Lattice } from '@/lib/align/lattice';
import { passFirst } from '@/lib/align/passes';
import { readTextModel } from '@/lib/align/text-model';
import { weights as shipped } from '@/lib/align/weights';
import { loadLexicon } from './aligner';
import { printTable } from './bench/table';
import { readSets, sampleSet, type GoldDocument, type GoldSet } from './evaluate/gold';
import { agreement } from './tune/agreement';
import { minimise } from './tune/minimise';
import {
  logLikelihood,
  namedWeights,
  trainingLattice,
  type TrainingLattice,
} from './tune/training-lattice';

// Learns lib/align/data/weights.json from hand-aligned sets: all documents, each set counting alike.
const flags = new Command('tune')
  .option(
    '--set <folder>',
    'a folder of hand-aligned sets',
    process.env.HEBI_GOLD ?? '../shared/gold',
  )
  .option('--out <file>', 'the weights', 'lib/align/data/weights.json')
  .option('--folds <n>', 'hold out each document (0), or every n-th one in turn', Number)
  .option('--steps <n>', 'most steps', Number, 60)
  .parse()
  .opts<{ set: string; out: string; folds?: number; steps: number }>();

/** How strongly weights hold to where they began, in beads. */
const hold = 2;
/** Ways less likely than this are left out. */
const least = 1e-6;
const skipped = /^bible-30k/;

const kept: (Float64Array | undefined)[] = [];
const lexicon = loadLexicon();
interface Document {
  set: string;
  gold: GoldDocument;
  lattice: TrainingLattice;
  share: number;
}
const sets = [sampleSet(), ...readSets(flags.set)].filter(({ name }) => !skipped.test(name));
const documents = sets.flatMap(readDocuments);
console.log(`${documents.length} documents, ${documents.reduce((n, it) => n + it.lattice.edges.from.length, 0)} beads to choose from`); // prettier-ignore

if (flags.folds === undefined) {
  const learned = learn(documents);
  writeFileSync(flags.out, `${JSON.stringify(namedWeights(learned), null, 2)}\n`);
  report(documents.map((document) => [document, learned]));
} else {
  const folds = flags.folds || documents.length;
  report(
    documents.map((document, at) => {
      if (at < folds) process.stderr.write(`fold ${at + 1} of ${folds}\n`);
      return [document, foldWeights(at % folds, folds)];
    }),
  );
}

function foldWeights(fold: number, folds: number): Float64Array {
  return (kept[fold] ??= learn(documents.filter((_, at) => at % folds !== fold)));
}

function readDocuments(set: GoldSet): Document[] {
  const beads = set.documents.reduce((n, it) => n + it.beads.length, 0);
  const share = 1000 / beads;
  return set.documents.map((gold) => {
    const model = readTextModel(gold.chinese, gold.english, lexicon);
    const whole = { c: 0, cEnd: gold.chinese.length, e: 0, eEnd: gold.english.length };
    const { scorer } = passFirst(model, [whole]);
    const lattice = new Lattice(scorer, whole, { ...findBand(model, whole), edge: 0 }, false, 2);
    return {
      set: set.name,
      gold,
      share,
      lattice: trainingLattice(gold.name, scorer, lattice, agreement(gold), least),
    };
  });
}

function learn(from: readonly Document[]): Float64Array {
  return minimise(
    shipped,
    (point, gradient) => {
      let value = 0;
      for (const { lattice, share } of from) {
        const likelihood = logLikelihood(lattice, point, gradient, share);
        if (Number.isFinite(likelihood)) value += share * likelihood;
      }
      point.forEach((x, at) => {
        value -= 0.5 * hold * (x - shipped[at]!) ** 2;
        gradient[at]! -= hold * (x - shipped[at]!);
      });
      for (let at = 0; at < gradient.length; at++) gradient[at]! *= -1;
      return -value;
    },
    flags.steps,
    (step, value) => process.stderr.write(`${step}: ${value.toFixed(1)}\n`),
  );
}

function report(pairs: readonly (readonly [Document, Float64Array])[]): void {
  const counts = new Map<string, Counts[]>();
  const losses = new Map<string, number>();
  for (const [{ set, gold, lattice, share }, weights] of pairs) {
    const loss = -share * logLikelihood(lattice, weights, new Float64Array(weights.length), 0);
    losses.set(set, (losses.get(set) ?? 0) + loss);
    const lines = (sentences: string[]) => [{ kind: 'paragraph', sentences }];
    const found = align(lines(gold.chinese), lines(gold.english), { sourceLang: 'zh', targetLang: 'en', lexicon, weights }); // prettier-ignore
    const turned = gold.isEnglishSource
      ? found.map(({ source, target }) => ({ source: target, target: source }))
      : found;
    const { verses } = gold;
    const tested = verses ? mergeVerses(turned, verses.english, verses.chinese) : turned;
    counts.set(set, [...(counts.get(set) ?? []), countRight(gold.beads, tested)]);
  }
  printTable(
    ['set', 'F1', 'loss', 'by document'],
    [...counts].map(([set, all]) => [
      set,
      scoresOf(addCounts(all)).f1.toFixed(4),
      losses.get(set)!.toFixed(1),
      all.map((it) => scoresOf(it).f1.toFixed(3)).join(' '),
    ]),
  );
}
