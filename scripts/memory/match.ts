import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { Command } from 'commander';
import { matchedAs } from '@/lib/store/memory/languages';
import { findMemory } from '@/lib/store/memory/memories';
import { MemorySearcher } from '@/lib/store/memory/searcher';
import type { FoundMatch } from '@/lib/store/memory/types';
import { barReport } from '../report';
import { fileNamed, onMemories } from './on-memories';
import { wholeNumber } from '../whole-number';

interface Flags {
  memory: string;
  queries: string;
  threshold: number;
  limit: number;
  from?: string;
  to?: string;
  scripts?: boolean;
  json?: boolean;
  stats?: boolean;
}

const flushLength = 1 << 16;

export const matchCommand = new Command('match')
  .description('Looks up each line of a file in a memory.')
  .requiredOption('--memory <name>', 'the memory; "beads" is that of the confirmed beads')
  .requiredOption('--queries <file>', 'a segment a line')
  .option('--threshold <score>', 'the least score', wholeNumber(1, 101), 60)
  .option('--limit <n>', 'at most so many matches for a segment', wholeNumber(1, 1000), 10)
  .option('--from <tag>', 'language of the segments; by default the first of the memory')
  .option('--to <tag>', 'language to translate into; by default the other one')
  .option('--scripts', 'find what is written in the other script (简/繁) too, at a penalty')
  .option('--json', 'a JSON object a line: query, and matches with score, kind, source, target')
  .option('--stats', 'tell on the error stream how long it took')
  .action((flags: Flags) => {
    const report = barReport();
    return onMemories(report, async (db) => {
      const isBeads = flags.memory === 'beads';
      const memory = isBeads ? null : findMemory(db, flags.memory);
      const [first = 'zh-Hans', ...others] = memory?.langs ?? ['zh-Hans', 'en'];
      const from = flags.from ?? first;
      const to = flags.to ?? [first, ...others].find((lang) => matchedAs(lang, '') !== matchedAs(from, '')) ?? 'en'; // prettier-ignore
      const scope = { from, to, memories: [memory?.id ?? ('beads' as const)] };
      const file = fileNamed(flags.queries);
      const started = performance.now();
      const searcher = new MemorySearcher(db);
      searcher.warm(scope);
      const warm = performance.now();
      const lines = createInterface({ input: createReadStream(file), crlfDelay: Infinity });
      const times: number[] = [];
      let out = '';
      for await (const query of lines) {
        const begun = performance.now();
        const matches = searcher.lookup({
          ...scope,
          segment: query,
          threshold: flags.threshold,
          limit: flags.limit,
          acrossScripts: flags.scripts,
        });
        times.push(performance.now() - begun);
        out += flags.json ? `${asJson(query, matches)}\n` : asText(query, matches);
        if (out.length < flushLength) continue;
        process.stdout.write(out);
        out = '';
      }
      process.stdout.write(out);
      if (flags.stats) console.error(describe(times, warm - started));
    });
  });

function asJson(query: string, matches: readonly FoundMatch[]): string {
  return JSON.stringify({
    query,
    matches: matches.map(({ score, kind, source, target }) => ({ score, kind, source, target })),
  });
}

function asText(query: string, matches: readonly FoundMatch[]): string {
  const lines = matches.map(
    ({ score, kind, source, target }) => `  ${String(score).padStart(3)} ${kind.padEnd(7)} ${source}\n              ${target}\n`, // prettier-ignore
  );
  return `${query}\n${lines.join('')}`;
}

function describe(times: number[], opening: number): string {
  const total = times.reduce((sum, time) => sum + time, 0);
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number) => (sorted[Math.floor(share * (sorted.length - 1))] ?? 0).toFixed(2);
  return [
    `opened in ${opening.toFixed(0)} ms`,
    `${times.length} lookups, ${Math.round((times.length / total) * 1000)} a second`,
    `median ${at(0.5)} ms, 99th percentile ${at(0.99)} ms`,
    `memory ${Math.round(process.memoryUsage.rss() / 1e6)} MB`,
  ].join('; ');
}
