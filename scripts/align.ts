import './end-with-reader';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { Command } from 'commander';
import { align } from '@/lib/align/align';
import type { SentenceEmbeddings } from '@/lib/align/embeddings';
import { AlignError } from '@/lib/align/errors';
import { formatBead, parseAlignment, type PlainBead } from '@/lib/align/evaluation';
import type { AlignableBlock } from '@/lib/align/types';
import { decodeBytes } from '@/lib/text/decode';
import { TextError } from '@/lib/text/errors';
import { formatOf } from '@/lib/text/format';
import { prepareText } from '@/lib/text/prepare';
import { loadLexicon } from './aligner';
import { loadEmbedder } from './embedder';
import { barReport } from './report';

const flags = new Command('align')
  .description(
    'Aligns two files. Writes a line a bead: [source sentences]:[target sentences]<TAB>confidence, counted from 0.',
  )
  .requiredOption('--source <file>', 'the source: .txt, .md or .html, or one sentence a line')
  .requiredOption('--target <file>', 'the target')
  .option('--source-lang <tag>', 'language of the source (BCP 47)', 'zh')
  .option('--target-lang <tag>', 'language of the target (BCP 47)', 'en')
  .option('--lines', 'each line is a sentence: nothing is split, cleaned or left out')
  .option(
    '--anchors <file>',
    'beads that are known, [0]:[0,1] a line: the result holds them as they are',
  )
  .option(
    '--embeddings <folder>',
    'a sentence-embedding model that joins the score (docs/neural-scores.md)',
  )
  .requiredOption('--out <file>', 'the file to write')
  .parse()
  .opts<{
    source: string;
    target: string;
    sourceLang: string;
    targetLang: string;
    lines?: boolean;
    anchors?: string;
    embeddings?: string;
    out: string;
  }>();

const report = barReport();
const here = (path: string) => resolve(process.env.INIT_CWD ?? '.', path);

function readText(path: string): string {
  if (!existsSync(here(path)))
    throw new TextError('not-found', `There is no file ${path}.`, { file: path });
  const bytes = new Uint8Array(readFileSync(here(path)));
  return decodeBytes(bytes, { fileName: basename(path) }).text;
}

function readBlocks(path: string, lang: string): AlignableBlock[] {
  const text = readText(path);
  if (flags.lines)
    return [{ kind: 'paragraph', sentences: text.replace(/\r?\n$/, '').split(/\r?\n/) }];
  return prepareText(text, { lang, format: formatOf(path) }).blocks.map(
    ({ kind, level, sentences }) => ({ kind, level, sentences: sentences.map((it) => it.text) }),
  );
}

function readAnchors(path: string): PlainBead[] {
  try {
    return parseAlignment(readText(path));
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const message = `${path}: ${error.message}. An anchor is a line such as [3]:[4,5], counted from 0.`;
    throw new AlignError('bad-anchor', message, { file: path });
  }
}

async function embedBoth(
  folder: string,
  source: readonly AlignableBlock[],
  target: readonly AlignableBlock[],
): Promise<SentenceEmbeddings> {
  const { dimensions, embed } = await loadEmbedder(folder);
  const vectorsOf = (blocks: readonly AlignableBlock[]) =>
    embed(
      blocks.flatMap(({ sentences }) => sentences),
      (done, total) => report.progress('embed', done, total),
    );
  return { dimensions, source: await vectorsOf(source), target: await vectorsOf(target) };
}

try {
  const languages = [flags.sourceLang, flags.targetLang].map((tag) =>
    tag.toLowerCase().slice(0, 2),
  );
  if ([...languages].sort().join() !== 'en,zh')
    throw new TextError(
      'unknown-format',
      `Hebi aligns Chinese and English: --source-lang and --target-lang must be zh and en, in any order, not ${flags.sourceLang} and ${flags.targetLang}.`,
    );
  if (!existsSync(dirname(here(flags.out))))
    throw new TextError('not-found', `There is no folder for --out ${flags.out}. Make it first.`, {
      file: flags.out,
    });
  const source = readBlocks(flags.source, flags.sourceLang);
  const target = readBlocks(flags.target, flags.targetLang);
  const embeddings =
    flags.embeddings === undefined
      ? undefined
      : await embedBoth(here(flags.embeddings), source, target);
  const beads = align(source, target, {
    sourceLang: flags.sourceLang,
    targetLang: flags.targetLang,
    lexicon: loadLexicon(),
    embeddings,
    anchors: flags.anchors === undefined ? [] : readAnchors(flags.anchors),
    onProgress: (done, total) => {
      report.progress('align', done, total);
    },
  });
  const lines = beads.map((bead) => `${formatBead(bead)}\t${bead.confidence.toFixed(4)}\n`);
  writeFileSync(here(flags.out), lines.join(''));
  report.result({}, [`Wrote ${beads.length} beads to ${flags.out}`]);
} catch (error) {
  report.failure(error);
}
