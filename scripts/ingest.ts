import './end-with-reader';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { Command, Option } from 'commander';
import { databaseFile } from '@/lib/store/database-file';
import {
  ingest,
  type IncomingFile,
  type IngestSummary,
  type Untranslated,
} from '@/lib/store/ingest';
import { migrate } from '@/lib/store/migrations';
import { openSqlite } from '@/lib/store/sqlite';
import { TextError } from '@/lib/text/errors';
import { loadAligner } from './aligner';
import { streamBeads } from './bead-stream';
import { progressOption, reportIn, type ProgressForm } from './report';

interface Flags {
  zh?: string;
  en?: string;
  title?: string;
  replace?: boolean;
  add?: boolean;
  encodingZh?: string;
  encodingEn?: string;
  langZh: string;
  langEn: string;
  nameZh?: string;
  nameEn?: string;
  source?: 'zh' | 'en';
  author: string;
  progress: ProgressForm;
}

const flags = new Command('ingest')
  .description(
    'Reads a Chinese and an English file into the database (HEBI_DB) as one aligned text; one of them alone as a text to translate.',
  )
  .option('--zh <file>', 'the Chinese file: .txt, .md or .html')
  .option('--en <file>', 'the English file')
  .option('--title <title>', 'the title of the text; by default what its title block says')
  .addOption(
    new Option('--replace', 'the files correct a text that is there: keep what stayed').conflicts(
      'add',
    ),
  )
  .option('--add', 'add another text, even where there is one of these file names')
  .addOption(
    new Option(
      '--source <side>',
      'the side translated from; by default zh, or the side that is given',
    ).choices(['zh', 'en']),
  )
  .option('--lang-zh <tag>', 'language of the Chinese file (BCP 47)', 'zh-Hans')
  .option('--lang-en <tag>', 'language of the English file (BCP 47)', 'en')
  .option('--encoding-zh <name>', 'encoding of the Chinese file; by default detected')
  .option('--encoding-en <name>', 'encoding of the English file; by default detected')
  .option('--name-zh <name>', 'name of the Chinese file in the library, where it is not its own')
  .option('--name-en <name>', 'name of the English file in the library')
  .option('--author <name>', 'who brings the text in', '')
  .addOption(progressOption())
  .parse()
  .opts<Flags>();

const report = reportIn(flags.progress);

async function main(): Promise<void> {
  const started = performance.now();
  const zh = readIncoming(flags.zh, flags.nameZh, flags.langZh, flags.encodingZh);
  const en = readIncoming(flags.en, flags.nameEn, flags.langEn, flags.encodingEn);
  const [source, target] = inOrder(zh, en);
  await migrate(databaseFile());
  const db = openSqlite(databaseFile());
  try {
    const beads = streamBeads(report.beads);
    const align = loadAligner((done, total) => report.progress('align', done, total), beads.add);
    const summary = ingest(db, {
      source,
      target,
      title: flags.title,
      whenKnown: flags.replace ? 'replace' : flags.add ? 'add' : 'refuse',
      author: flags.author,
      align,
      onProgress(stage, done, total) {
        if (stage === 'store') beads.flush();
        report.progress(stage, done, total);
      },
    });
    const seconds = (performance.now() - started) / 1000;
    report.result({ ...summary, seconds }, describe(summary, seconds));
  } finally {
    db.close();
  }
}

/** The side translated from first: where one file is given, it is that one. */
function inOrder(
  zh: IncomingFile | Untranslated,
  en: IncomingFile | Untranslated,
): [IncomingFile, IncomingFile | Untranslated] {
  const wanted = flags.source ?? (zh.bytes ? 'zh' : 'en');
  const [source, target] = wanted === 'zh' ? [zh, en] : [en, zh];
  if (source.bytes) return [source, target];
  throw new TextError(
    'not-found',
    target.bytes
      ? `--source ${wanted} names the side that has no file. Leave it out, or give --${wanted} as well.`
      : 'Give --zh and --en, or one of them for a text to translate.',
  );
}

function readIncoming(
  path: string | undefined,
  name = path && basename(path),
  lang: string,
  encoding?: string,
): IncomingFile | Untranslated {
  if (path === undefined || name === undefined) return { lang };
  // npm runs scripts in the package's folder; the person's own stands in INIT_CWD.
  const here = resolve(process.env.INIT_CWD ?? '.', path);
  const file = existsSync(here) ? here : resolve(path);
  if (!existsSync(file))
    throw new TextError('not-found', `There is no file ${path}.`, { file: name });
  if (!statSync(file).isFile())
    throw new TextError('not-text', `${path} is not a file.`, { file: name });
  return { bytes: new Uint8Array(readFileSync(file)), name, lang, encoding };
}

function describe(summary: IngestSummary, seconds: number): string[] {
  const { outcome, textId, repairs, beads, revision } = summary;
  if (outcome === 'unchanged')
    return [`Nothing changed: these files are the text ${textId} already.`];
  const total = Object.values(beads).reduce((sum, n) => sum + n, 0);
  const types = Object.entries(beads).map(([type, n]) => `${type} ${n}`);
  return [
    `${outcome === 'added' ? 'Added' : 'Replaced'} the text ${textId}`,
    `  blocks      ${summary.blocks}`,
    `  sentences   ${summary.sentences}`,
    `  repairs     ${repairs.applied} applied, ${repairs.proposed} proposed`,
    `  beads       ${total}: ${types.join(', ')}`,
    `  confidence  ${summary.meanConfidence.toFixed(3)} on average`,
    ...(revision
      ? [
          `  stayed      ${revision.sentences.stayed} sentences, ${revision.beads.kept} beads`,
          `  changed     ${revision.sentences.corrected} corrected, ${revision.sentences.added} new, ${revision.sentences.removed} gone`,
        ]
      : []),
    `  seconds     ${seconds.toFixed(1)}`,
  ];
}

main().catch(report.failure);
