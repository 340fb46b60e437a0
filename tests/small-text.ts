import { databaseFile } from '@/lib/store/database-file';
import { insertText, type NewVersion } from '@/lib/store/import';
import { openSqlite } from '@/lib/store/sqlite';
import { versionOfPlainFile } from '@/lib/store/testing';
import type { Block } from '@/lib/text/types';

const chinese = [
  '网络属于大家。',
  '发展好、运用好、治理好互联网，是国际社会的共同责任。',
  '安全是发展的前提。',
];
const english = [
  'The network belongs to everyone.',
  'To develop, use and govern it well is a shared task.',
  'Security comes before development.',
];

/** Stores a text of a heading and three sentences on either side, as an import would. */
export function storeSmallText(): { textId: string; alignmentId: number } {
  const db = openSqlite(databaseFile());
  const beads = [0, 1, 2, 3].map((at) => ({ source: [at], target: [at], confidence: 0.9 }));
  const textId = insertText(db, {
    source: plainVersion('original', 'zh-Hans', '前言', chinese),
    target: plainVersion('translation', 'en', 'Foreword', english),
    beads,
  });
  const alignmentId = db
    .prepare('SELECT "id" FROM "Alignment" WHERE "textId" = ?')
    .pluck()
    .get(textId) as number;
  db.close();
  return { textId, alignmentId };
}

/** A version of one heading and one paragraph, as reading a plain file of these lines would give it. */
export function plainVersion(
  role: NewVersion['role'],
  lang: string,
  title: string,
  sentences: string[],
): NewVersion {
  const source = [title, ...sentences].join('\n');
  let at = 0;
  const read = (text: string) => {
    const start = source.indexOf(text, at);
    at = start + text.length;
    return { text, spans: [{ start, end: at }], role: 'plain' as const };
  };
  const blocks: Block[] = [
    { kind: 'heading', level: 1, sentences: [read(title)] },
    { kind: 'paragraph', sentences: sentences.map(read) },
  ];
  return versionOfPlainFile(role, lang, title, source, blocks);
}
