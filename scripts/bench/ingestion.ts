import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ingest, type IngestStage } from '@/lib/store/ingest';
import { migrate } from '@/lib/store/migrations';
import { openSqlite } from '@/lib/store/sqlite';
import { decodeBytes } from '@/lib/text/decode';
import { loadAligner } from '../aligner';
import { repeatedSample } from './sample';
import { median, printTable } from './table';

const sizes = [1, 4, 16];
const runs = 3;

/** Files to database, for growing texts; the limit is reading and decoding the files alone. */
export async function benchIngestion(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'hebi-bench-'));
  try {
    const align = loadAligner(() => undefined);
    const rows: string[][] = [];
    for (const times of sizes) {
      const files = repeatedSample(times);
      const paths = { zh: join(folder, `${times}.zh.txt`), en: join(folder, `${times}.en.md`) };
      writeFileSync(paths.zh, files.zh);
      writeFileSync(paths.en, files.en);
      const limit: number[] = [];
      const whole: number[] = [];
      const stages: Record<IngestStage, number> = { decode: 0, repair: 0, align: 0, store: 0 };
      let characters = 0;
      for (let run = 0; run < runs; run++) {
        characters = 0;
        const began = performance.now();
        for (const path of [paths.zh, paths.en])
          characters += decodeBytes(new Uint8Array(readFileSync(path)), { fileName: path }).text
            .length;
        limit.push(performance.now() - began);

        const database = join(folder, `${times}-${run}.db`);
        await migrate(database);
        const db = openSqlite(database);
        const start = performance.now();
        let stage: IngestStage = 'decode';
        let since = start;
        ingest(db, {
          source: {
            bytes: new Uint8Array(readFileSync(paths.zh)),
            name: 'zh.txt',
            lang: 'zh-Hans',
          },
          target: { bytes: new Uint8Array(readFileSync(paths.en)), name: 'en.md', lang: 'en' },
          whenKnown: 'refuse',
          align,
          onProgress: (next) => {
            const now = performance.now();
            stages[stage] += (now - since) / runs;
            [stage, since] = [next, now];
          },
        });
        whole.push(performance.now() - start);
        db.close();
      }
      rows.push([
        `${times} × sample`,
        characters.toLocaleString('en'),
        Math.round(characters / (median(whole) / 1000)).toLocaleString('en'),
        median(limit).toFixed(1),
        median(whole).toFixed(0),
        `${(median(whole) / median(limit)).toFixed(0)} ×`,
        ...Object.values(stages).map((ms) => ms.toFixed(0)),
      ]);
    }
    console.log(
      '\nIngestion: from two files to the database (ms; the limit is reading and decoding alone)',
    );
    printTable(
      [
        'text',
        'characters',
        'chars/s',
        'limit',
        'ingest',
        'ratio',
        'decode',
        'repair',
        'align',
        'store',
      ],
      rows,
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}
