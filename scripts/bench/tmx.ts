import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { escapeXml } from '@/lib/formats/xml/escape';
import { importerFlags } from '@/lib/store/memory/searcher-flags';
import { childEnvironment } from '@/lib/store/processes/child-environment';
import { generateSources } from './memory-data';
import { printTable } from './table';

/** What `npm run bench -- tmx` takes. */
export interface TmxBenchOptions {
  file?: string;
  units: number;
  json?: boolean;
}

interface Measured {
  units: number;
  cpuSeconds: number;
  seconds: number;
  megabytes: number;
}

/** Import and export of a TMX file, beside the bare parsing of its XML in the same run. */
export function benchTmx({ file, units, json = false }: TmxBenchOptions): void {
  const folder = mkdtempSync(join(tmpdir(), 'hebi-bench-'));
  try {
    const tmx = file ?? madeFile(join(folder, 'made.tmx'), units);
    const measured = ['parse', 'import', 'export'].map((step) => ({
      step,
      ...once(step, tmx, join(folder, 'bench.db')),
    }));
    if (json) return console.log(JSON.stringify(measured, null, 2));
    printTable(
      ['step', 'units', 'CPU s', 'units/s of CPU', 'by the clock', 'MB', 'of parsing'],
      measured.map(({ step, units, cpuSeconds, seconds, megabytes }) => [
        step,
        units.toLocaleString('en'),
        cpuSeconds.toFixed(1),
        Math.round(units / cpuSeconds).toLocaleString('en'),
        Math.round(units / seconds).toLocaleString('en'),
        megabytes.toFixed(0),
        `${(cpuSeconds / measured[0]!.cpuSeconds).toFixed(1)} ×`,
      ]),
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function once(step: string, file: string, database: string): Measured {
  const args = [
    ...(step === 'parse' ? [] : importerFlags),
    '--import',
    'tsx',
    'scripts/bench/tmx-once.ts',
    step,
    file,
    database,
  ];
  return JSON.parse(
    execFileSync(process.execPath, args, { encoding: 'utf8', env: childEnvironment() }),
  ) as Measured;
}

/** Units as the sample text might have gone on; each side from its own language's. */
function madeFile(file: string, units: number): string {
  const [zh, en] = ['whitepaper.zh.txt', 'whitepaper.en.md'].map((sample) =>
    generateSources(units, readFileSync(`public/samples/${sample}`, 'utf8')),
  );
  const lines = zh!.map(
    (source, i) =>
      `<tu tuid="${i}"><tuv xml:lang="zh-CN"><seg>${escapeXml(source, 'text')}</seg></tuv><tuv xml:lang="en"><seg>${escapeXml(en![i]!, 'text')}</seg></tuv></tu>\n`,
  );
  writeFileSync(
    file,
    `<?xml version="1.0" encoding="UTF-8"?>\n<tmx version="1.4"><header creationtool="bench" creationtoolversion="1" segtype="sentence" o-tmf="made" adminlang="en" srclang="zh-CN" datatype="plaintext"/><body>\n${lines.join('')}</body></tmx>\n`,
  );
  return file;
}
