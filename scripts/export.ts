import './end-with-reader';
import { Command, InvalidArgumentError, Option } from 'commander';
import { closeClient } from '@/lib/store/client';
import { databaseFile, requireDatabase } from '@/lib/store/database-file';
import { StoreError } from '@/lib/store/errors';
import { countUnits, exportTmx } from '@/lib/store/export';
import { readText } from '@/lib/store/texts';
import { version } from '@/package.json';
import { barReport } from './report';
import { writeWhole } from './write-whole';

const tag = (value: string): string => {
  try {
    return Intl.getCanonicalLocales(value)[0]!;
  } catch {
    throw new InvalidArgumentError('Give a BCP 47 tag, like zh-CN.');
  }
};

const flags = new Command('export')
  .description('Writes a text as a translation memory.')
  .requiredOption('--text <id>', 'the text: the last part of its address')
  .addOption(new Option('--format <name>', 'file format').choices(['tmx']).default('tmx'))
  .requiredOption('--out <file>', 'the file to write')
  .addOption(
    new Option('--status <which>', 'which beads').choices(['all', 'confirmed']).default('all'),
  )
  .option('--source-lang <tag>', 'language tag of the source; by default zh-CN or en', tag)
  .option('--target-lang <tag>', 'language tag of the target; by default en or zh-CN', tag)
  .parse()
  .opts<{
    text: string;
    out: string;
    status: 'all' | 'confirmed';
    sourceLang?: string;
    targetLang?: string;
  }>();

const report = barReport();

async function main(): Promise<void> {
  requireDatabase(databaseFile());
  const text = await readText(flags.text);
  if (!text)
    throw new StoreError('unknown-text', `There is no text ${flags.text} in ${databaseFile()}.`);
  const onlyConfirmed = flags.status === 'confirmed';
  const units = await countUnits(text.alignmentId, { onlyConfirmed });
  if (units === 0)
    throw new StoreError(
      'unknown-text',
      onlyConfirmed
        ? `No bead of ${flags.text} is confirmed yet. Use --status all to write all of them.`
        : `${flags.text} has no bead with both sides.`,
    );
  const [original, translation] = text.versions;
  const document = await exportTmx(flags.text, {
    onlyConfirmed,
    langs: {
      source: flags.sourceLang ?? memoryTag(original!.lang),
      target: flags.targetLang ?? memoryTag(translation!.lang),
    },
    toolVersion: version,
  });
  await writeWhole(flags.out, document!);
  report.result({}, [`Wrote ${units} units to ${flags.out}`]);
}

/** The tag that translation tools know best. */
function memoryTag(lang: string): string {
  if (!/^zh\b/i.test(lang)) return lang;
  return /hant/i.test(lang) ? 'zh-TW' : 'zh-CN';
}

main().catch(report.failure).finally(closeClient);
