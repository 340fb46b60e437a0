import { insertText } from '@/lib/store/import';
import { openSqlite } from '@/lib/store/sqlite';
import type { NewVersion } from '@/lib/store/import';
import { versionOfPlainFile } from '@/lib/store/testing';
import type { Block } from '@/lib/text/types';

const chinese = [
  '水自高处来，汇成溪流。',
  '溪流穿过山谷，在平原上放慢脚步，两岸的人用它灌溉田地，也用它行船，代代如此，从不间断。',
  '到了海边，它已经记不起最初的样子。',
];
const english = [
  'Water comes down from the heights and gathers into a stream.',
  'The stream runs through the valley and slows on the plain, where people on both banks water their fields from it and travel on it, as they have always done, one generation after another.',
  'By the time it meets the sea it has forgotten what it once looked like.',
];

/** A sentence that no other bead has, so that a test can say which one it sees. */
export const nameOf = (index: number) => `Bead ${index + 1} of this book.`;

/**
 * Stores a synthetic text: a heading before every fifty beads, paragraphs of four, sentences of
 * uneven length.
 *
 * @param file the database
 * @returns the text's id
 */
export function storeLongText(file: string, beads: number): string {
  const db = openSqlite(file);
  try {
    return insertText(db, {
      source: version('original', 'zh-Hans', beads, (at) => `${at + 1}。${pick(chinese, at)}`),
      target: version('translation', 'en', beads, (at) => `${nameOf(at)} ${pick(english, at)}`),
      beads: Array.from({ length: beads }, (_, at) => ({
        source: [at],
        target: [at],
        confidence: 0.9,
      })),
    });
  } finally {
    db.close();
  }
}

function pick(sentences: readonly string[], at: number): string {
  return Array.from({ length: (at * 7) % 5 }, (_, more) => sentences[(at + more) % 3]).join(' ');
}

function version(
  role: NewVersion['role'],
  lang: string,
  beads: number,
  write: (at: number) => string,
): NewVersion {
  const title = lang === 'en' ? 'A long book' : '一本长书';
  const blocks: Block[] = [];
  let source = '';
  for (let at = 0; at < beads; at++) {
    const text = write(at);
    const spans = [{ start: source.length, end: source.length + text.length }];
    source += `${text}\n`;
    const sentence = { text, spans, role: 'plain' as const };
    if (at % 50 === 0) blocks.push({ kind: 'heading', level: 1, sentences: [sentence] });
    else if (at % 50 === 1 || at % 4 === 0)
      blocks.push({ kind: 'paragraph', sentences: [sentence] });
    else blocks.at(-1)!.sentences.push(sentence);
  }
  return versionOfPlainFile(role, lang, title, source, blocks);
}
