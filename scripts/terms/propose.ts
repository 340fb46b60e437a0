import { Command } from 'commander';
import { proposeTerms, type LinkedBead } from '@/lib/terms/propose';
import { readBeadPairs } from '@/lib/store/terms/bead-pairs';
import { loadLexicon } from '../aligner';
import { wholeNumber } from '../whole-number';
import { progressOption, reportIn, type ProgressForm } from '../report';
import { linkBead } from './linked-beads';
import { onTerms } from './on-terms';

interface Flags {
  text: string;
  least: number;
  most: number;
  json?: boolean;
  progress: ProgressForm;
}

const progressEvery = 50;

export const proposeCommand = new Command('propose')
  .description('Proposes terms of a text with their translations: what comes again and again.')
  .requiredOption('--text <id>', 'the text: the last part of its address')
  .option('--least <times>', 'how often a term stands in the text', wholeNumber(2, 1000), 3)
  .option('--most <number>', 'how many are proposed', wholeNumber(1, 1000), 200)
  .option('--json', 'print them as JSON')
  .addOption(progressOption())
  .action(({ text, least, most, json, progress }: Flags) => {
    const report = reportIn(progress);
    return onTerms(report, (db) => {
      const { from, to, beads } = readBeadPairs(db, text);
      const lexicon = loadLexicon();
      const linked = function* (): Generator<LinkedBead> {
        for (const [at, bead] of beads.entries()) {
          if (at % progressEvery === 0) report.progress('link', at, beads.length);
          yield linkBead(bead, /^zh\b/i.test(from), lexicon);
        }
      };
      const proposals = proposeTerms(linked(), { least, most });
      report.result(
        { textId: text, proposals: { from, to, terms: proposals } },
        json
          ? [JSON.stringify(proposals)]
          : proposals.map(({ count, share, source, target }) => [count, share.toFixed(2), source, target].join('\t')), // prettier-ignore
      );
    });
  });
