import './end-with-reader';
import { existsSync, writeFileSync } from 'node:fs';
import { Command } from 'commander';
import { loadLexicon } from './aligner';
import { readSets, sampleSet } from './evaluate/gold';
import { learnWeights, readLessons } from './tune/learn-weights';
import { namedWeights } from './tune/training-lattice';

const flags = new Command('tune')
  .description('Learns the weights of the aligner from hand-aligned sets and the sample text.')
  .option('--set <folder>', 'a folder of sets', process.env.HEBI_GOLD ?? '../shared/gold')
  .option('--out <file>', 'the weights', 'lib/align/data/weights.json')
  .parse()
  .opts<{ set: string; out: string }>();

if (!existsSync(flags.set)) {
  console.error(`There is no folder ${flags.set}.`);
  process.exit(1);
}
const lexicon = loadLexicon();
const sets = [sampleSet(), ...readSets(flags.set)].filter(({ name }) => name !== 'bible-30k');
const lessons = sets.flatMap((set) => readLessons(set, lexicon));
console.log(`${lessons.length} documents of ${sets.length} sets`);
const weights = learnWeights(lessons, (step, value) =>
  console.log(`${String(step + 1).padStart(3)}  ${value.toFixed(2)}`),
);
writeFileSync(flags.out, `${JSON.stringify(namedWeights(weights), null, 2)}\n`);
