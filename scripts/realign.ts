import './end-with-reader';
import { Command } from 'commander';
import { realignText } from '@/lib/store/realign';
import { loadAligner } from './aligner';
import { streamBeads } from './bead-stream';
import { onDatabase } from './on-database';
import { progressOption, reportIn, type ProgressForm } from './report';

const flags = new Command('realign')
  .description(
    'Aligns a text again. Confirmed beads and drafts stay as they are; all others are made anew.',
  )
  .requiredOption('--text <id>', 'the text: the last part of its address')
  .option('--author <name>', 'who wants it', '')
  .addOption(progressOption())
  .parse()
  .opts<{ text: string; author: string; progress: ProgressForm }>();

const report = reportIn(flags.progress);

onDatabase(report, (db) => {
  report.progress('align', 0, 1);
  const beads = streamBeads(report.beads);
  const align = loadAligner((done, total) => report.progress('align', done, total), beads.add);
  const result = realignText(db, flags.text, flags, (...region) => {
    const aligned = align(...region);
    beads.flush();
    return aligned;
  });
  const { kept, same, made } = result;
  report.result(result, [
    `Beads: ${kept} kept as a person left them, ${same} came out the same, ${made} made anew.`,
  ]);
});
