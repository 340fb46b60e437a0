import { execFileSync } from 'node:child_process';
import { median, printTable } from './table';

interface Measured {
  sentences: number;
  beads: number;
  /** From strings to beads, with the lexicon's loading. */
  seconds: number;
  loading: number;
  megabytes: number;
}

const sizes = [1, 4, 16, 64, 128];
const large = 1_760;
const runs = 3;

/**
 * How time and memory grow with the text, beside a plain Gale–Church in the same run: the sample's
 * sentences, repeated to several sizes.
 */
export function benchAlignment({ json = false, million = false } = {}): void {
  const rows = [...sizes, ...(million ? [large] : [])].map((times) => ({
    hebi: measure('hebi', times),
    galeChurch: measure('gale-church', times),
  }));
  if (json) return console.log(JSON.stringify(rows, null, 2));
  console.log('Alignment: from sentences to beads, beside a plain Gale–Church');
  printTable(
    ['sentences', 'seconds', 'a second', 'MB', 'Gale–Church', 'MB', 'ratio'],
    rows.map(({ hebi, galeChurch }) => [
      hebi.sentences.toLocaleString('en'),
      hebi.seconds.toFixed(2),
      Math.round(hebi.sentences / hebi.seconds).toLocaleString('en'),
      hebi.megabytes.toFixed(0),
      galeChurch.seconds.toFixed(2),
      galeChurch.megabytes.toFixed(0),
      (hebi.seconds / galeChurch.seconds).toFixed(2),
    ]),
  );
  console.log(`lexicon: ${(1000 * median(rows.map(({ hebi }) => hebi.loading))).toFixed(0)} ms\n`);
  console.log(chartOf(rows));
}

function measure(aligner: string, times: number): Measured {
  const results = Array.from({ length: times > 100 ? 1 : runs }, () => {
    const output = execFileSync(
      process.execPath,
      ['--max-old-space-size=4096', '--import', 'tsx', 'scripts/bench/align-once.ts', aligner, String(times)],
      { encoding: 'utf8' },
    ); // prettier-ignore
    return JSON.parse(output) as Measured;
  });
  const middle = median(results.map(({ seconds }) => seconds));
  return results.find(({ seconds }) => seconds === middle)!;
}

/** A chart for docs/alignment.md, as Mermaid draws it: a flat line is a cost that grows with the length. */
function chartOf(rows: readonly { hebi: Measured; galeChurch: Measured }[]): string {
  const perSentence = ({ seconds, sentences }: Measured) =>
    ((1e6 * seconds) / sentences).toFixed(0);
  return [
    '```mermaid',
    'xychart-beta',
    '  title "Microseconds a sentence: Hebi (first line), Gale–Church (second)"',
    `  x-axis "sentences" [${rows.map(({ hebi }) => `"${hebi.sentences.toLocaleString('en')}"`).join(', ')}]`,
    '  y-axis "µs"',
    `  line [${rows.map(({ hebi }) => perSentence(hebi)).join(', ')}]`,
    `  line [${rows.map(({ galeChurch }) => perSentence(galeChurch)).join(', ')}]`,
    '```',
  ].join('\n');
}
