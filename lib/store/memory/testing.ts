import { writeFileSync } from 'node:fs';
import type { Sqlite } from '../sqlite';
import { importUnits, type ImportOptions, type ImportSummary } from './import';

/** A TMX of zh-CN and en, as tools write it. */
export function tmxOf(
  pairs: readonly (readonly [zh: string, en: string, props?: string])[],
  langs: readonly [string, string] = ['zh-CN', 'en'],
): string {
  const units = pairs.map(
    ([zh, en, props = '']) =>
      `<tu>${props}<tuv xml:lang="${langs[0]}"><seg>${zh}</seg></tuv><tuv xml:lang="${langs[1]}"><seg>${en}</seg></tuv></tu>\n`,
  );
  return `<?xml version="1.0"?>
<tmx version="1.4"><header creationtool="t" creationtoolversion="1" segtype="sentence" o-tmf="t" adminlang="en" srclang="${langs[0]}" datatype="plaintext"/><body>
${units.join('')}</body></tmx>\n`;
}

/** Imports a document, by way of a file beside the database. */
export function importDocument(
  db: Sqlite,
  document: string,
  options: Partial<ImportOptions> = {},
): Promise<ImportSummary> {
  const path = `${db.name}.tmx`;
  writeFileSync(path, document);
  return importUnits(db, [{ path, name: 'test.tmx' }], {
    name: 'Test',
    author: 'Lin',
    duplicates: 'context',
    isStrict: false,
    onProgress: () => undefined,
    ...options,
  });
}
