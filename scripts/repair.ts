import { Command, InvalidArgumentError, Option } from 'commander';
import { databaseFile, requireDatabase } from '@/lib/store/database-file';
import { decideRepairs } from '@/lib/store/ingest';
import { openSqlite } from '@/lib/store/sqlite';
import { loadAligner } from './aligner';
import { barReport, jsonReport } from './report';

const ids = (value: string): number[] =>
  value.split(',').map((id) => {
    if (!/^[1-9]\d*$/.test(id)) throw new InvalidArgumentError('Give repair ids, like 12,13.');
    return Number(id);
  });

const flags = new Command('repair')
  .description(
    'Applies or leaves repairs of a text, by their ids, and reads the text again with them.',
  )
  .requiredOption('--text <id>', 'the text')
  .option('--apply <ids>', 'repairs to apply', ids, [])
  .option('--leave <ids>', 'repairs to leave as the source has them', ids, [])
  .option('--author <name>', 'who decides', '')
  .addOption(
    new Option('--progress <form>', 'a bar, or a line of JSON for each step')
      .choices(['bar', 'json'])
      .default('bar'),
  )
  .parse()
  .opts<{
    text: string;
    apply: number[];
    leave: number[];
    author: string;
    progress: 'bar' | 'json';
  }>();

const report = flags.progress === 'json' ? jsonReport() : barReport();

function main(): void {
  requireDatabase(databaseFile());
  const db = openSqlite(databaseFile());
  try {
    report.progress('repair', 0, 1);
    const align = loadAligner(() => undefined);
    const result = decideRepairs(db, flags.text, flags, align);
    const { stayed, corrected, added, removed } = result.sentences;
    report.result(result, [
      `Sentences: ${stayed} stayed, ${corrected} corrected, ${added} new, ${removed} gone.`,
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
