import { insertText, type NewVersion } from '@/lib/store/import';
import type { Sqlite } from '@/lib/store/sqlite';
import { versionOfPlainFile } from '@/lib/store/testing';
import type { Block } from '@/lib/text/types';

/** Sentences of one paragraph. */
const paragraph = 5;

/**
 * Stores a made text of so many beads, each of two sentences on either side, so that every operation
 * finds what it needs.
 * @returns the text's id
 */
export function storeMadeText(db: Sqlite, beads: number): string {
  const pair = (at: number) => [2 * at, 2 * at + 1];
  return insertText(db, {
    source: version(
      'original',
      'zh-Hans',
      2 * beads,
      (at) => `这是第${at}句，写来只为量一量快慢。`,
    ),
    target: version('translation', 'en', 2 * beads, (at) => `This is sentence ${at}, written to be measured.`), // prettier-ignore
    beads: Array.from({ length: beads }, (_, at) => ({
      source: pair(at),
      target: pair(at),
      confidence: 0.9,
    })),
  });
}

function version(
  role: NewVersion['role'],
  lang: string,
  sentences: number,
  write: (at: number) => string,
): NewVersion {
  const blocks: Block[] = [];
  const lines: string[] = [];
  let start = 0;
  for (let at = 0; at < sentences; at++) {
    const text = write(at);
    const spans = [{ start, end: start + text.length }];
    start += text.length + 1;
    lines.push(text);
    if (at % paragraph === 0) blocks.push({ kind: 'paragraph', sentences: [] });
    blocks.at(-1)!.sentences.push({ text, spans, role: 'plain' });
  }
  return versionOfPlainFile(role, lang, lang, lines.join('\n'), blocks);
}
