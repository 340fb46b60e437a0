import { Command, Option } from 'commander';
import { databaseFile, requireDatabase } from '@/lib/store/database-file';
import { realignText } from '@/lib/store/realign';
import { openSqlite } from '@/lib/store/sqlite';
import { loadAligner } from './aligner';
import { streamBeads } from './bead-stream';
import { barReport, jsonReport } from './report';

const flags = new Command('realign')
  .description(
    'Aligns a text again. Confirmed beads and drafts stay as they are; all others are made anew.',
  )
  .requiredOption('--text <id>', 'the text: the last part of its address')
  .option('--author <name>', 'who wants it', '')
  .addOption(
    new Option('--progress <form>', 'a bar, or a line of JSON for each step')
      .choices(['bar', 'json'])
      .default('bar'),
  )
  .parse()
  .opts<{ text: string; author: string; progress: 'bar' | 'json' }>();

const report = flags.progress === 'json' ? jsonReport() : barReport();

function main(): void {
  requireDatabase(databaseFile());
  const db = openSqlite(databaseFile());
  try {
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
  } finally {
    db.close();
  }
}

try {
  main();
} catch (error) {
  report.failure(error);
}
