import { createReadStream, createWriteStream, rmSync } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { SaxesParser } from 'saxes';
import { exportMemory } from '@/lib/store/memory/export';
import { importUnits } from '@/lib/store/memory/import';
import { migrate } from '@/lib/store/migrations';
import { openSqlite, writesMuch } from '@/lib/store/sqlite';

// One measurement in a process of its own: `parse`, `import` or `export`, of a file with a database beside it.
const [, , step, file, database] = process.argv as string[];
if (step === 'import') await migrate(database!);
const started = performance.now();
const cpu = process.cpuUsage();
const units = await (step === 'parse' ? parse() : step === 'import' ? read() : write());
const { user, system } = process.cpuUsage(cpu);
console.log(
  JSON.stringify({
    units,
    cpuSeconds: (user + system) / 1e6,
    seconds: (performance.now() - started) / 1000,
    megabytes: process.resourceUsage().maxRSS / 1000,
  }),
);

/** The XML alone, by the library that the import uses. */
async function parse(): Promise<number> {
  const parser = new SaxesParser();
  let units = 0;
  parser.on('opentag', ({ name }) => {
    if (name === 'tu') units++;
  });
  parser.on('text', () => undefined);
  const decoder = new TextDecoder();
  for await (const piece of createReadStream(file!, { highWaterMark: 1 << 18 }))
    parser.write(decoder.decode(piece as Uint8Array, { stream: true }));
  parser.close();
  return units;
}

async function read(): Promise<number> {
  const db = openSqlite(database!);
  writesMuch(db);
  const { read: units } = await importUnits(db, [{ path: file!, name: 'bench.tmx' }], {
    ...{ name: 'Bench', author: '', duplicates: 'context', isStrict: false },
    onProgress: () => undefined,
  });
  db.close();
  return units;
}

async function write(): Promise<number> {
  const db = openSqlite(database!);
  const memory = db.prepare('SELECT "id", "units" FROM "Memory"').get() as { id: number; units: number }; // prettier-ignore
  const document = exportMemory(db, memory.id, { level: 2, toolVersion: '' });
  await pipeline(Readable.from(document), createWriteStream(`${database}.tmx`));
  db.close();
  rmSync(`${database}.tmx`);
  return memory.units;
}
