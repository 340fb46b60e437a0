import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { arrange, type Arrangement } from '@/lib/store/arrange';
import { readBeads } from '@/lib/store/beads';
import { closeClient, prisma } from '@/lib/store/client';
import { editSentence, setStatus } from '@/lib/store/edits';
import { redo, undo } from '@/lib/store/history';
import { migrate } from '@/lib/store/migrations';
import { openSqlite } from '@/lib/store/sqlite';
import type { BeadView, ChangeResult } from '@/lib/store/types';
import { measurePage, type PageFigures } from './editor-page';
import { storeMadeText } from './made-text';
import { median, printTable } from './table';

const runs = 60;

interface Measured {
  median: number;
  p95: number;
  max: number;
}

/** What `npm run bench -- editor --json` prints (docs/editor.md). */
export interface EditorFigures {
  /** Beads of the text. */
  beads: number;
  /** Operations that were measured. */
  operations: number;
  operation_ms: Measured;
  /** The most rows of text, alignment and history that one operation wrote. */
  rows: { max: number };
  kinds: Record<string, { operation_ms: Measured; rows: { max: number } }>;
  /** The text in the page; null where the app is not built, or the page was not asked for. */
  page: PageFigures | null;
}

/** One operation at a time at random places of a long text, each on disk before it counts as done. */
export async function benchEditor({
  json = false,
  beads = 100_000,
  page = true,
} = {}): Promise<void> {
  const figures = await measureEditor(beads, page);
  if (json) return console.log(JSON.stringify(figures, null, 2));
  console.log(
    `Editor: one operation in a text of ${figures.beads.toLocaleString('en')} beads (ms)`,
  );
  const row = (name: string, ms: Measured, rows: number) =>
    [name, ms.median, ms.p95, ms.max].map((it) => (typeof it === 'number' ? it.toFixed(1) : it)).concat(String(rows)); // prettier-ignore
  printTable(
    ['operation', 'median', '95 %', 'max', 'rows'],
    [
      ...Object.entries(figures.kinds).map(([name, kind]) => row(name, kind.operation_ms, kind.rows.max)), // prettier-ignore
      row('all', figures.operation_ms, figures.rows.max),
    ],
  );
  if (figures.page) return printPage(figures.page);
  if (page) console.log('The page was not measured: the app is not built. Run npm start once.');
}

function printPage({ open_ms, heap_mb, scroll, operation_ms, late_frames }: PageFigures): void {
  printTable(
    ['in the page', ''],
    [
      ['to the first beads, ms: median, max', `${open_ms.median}, ${open_ms.max}`],
      ['heap, MB: opened, after scrolling', `${heap_mb.opened}, ${heap_mb.scrolled}`],
      ['frames while scrolling', String(scroll.frames)],
      ['… without a row, without its sentences', `${scroll.without_row}, ${scroll.without_text}`],
      ['from a key to its frame, ms: median, 95 %, max', `${operation_ms.median}, ${operation_ms.p95}, ${operation_ms.max}`], // prettier-ignore
      ['of these not in the next frame', String(late_frames)],
    ],
  );
}

async function measureEditor(count: number, withPage: boolean): Promise<EditorFigures> {
  const folder = mkdtempSync(join(tmpdir(), 'hebi-bench-'));
  process.env.HEBI_DB = join(folder, 'bench.db');
  await migrate(process.env.HEBI_DB);
  const db = openSqlite(process.env.HEBI_DB);
  const textId = storeMadeText(db, count);
  db.close();
  try {
    const figures = await measureOperations(textId, count);
    await closeClient();
    const isBuilt = existsSync('.next/BUILD_ID');
    const page = withPage && isBuilt ? await measurePage(process.env.HEBI_DB, textId) : null;
    return { ...figures, page };
  } finally {
    await closeClient();
    rmSync(folder, { recursive: true });
  }
}

async function measureOperations(
  textId: string,
  count: number,
): Promise<Omit<EditorFigures, 'page'>> {
  const alignment = await prisma().alignment.findFirstOrThrow({ where: { textId } });
  const random = numbers(20_261_124);
  const anywhere = async (): Promise<BeadView> =>
    (await readBeads(alignment.id, 1 + Math.floor(random() * (count - 100)), 1))[0]!;
  const author = '';
  const arranged = (arrangement: Arrangement) => async (bead: BeadView) =>
    arrange({ textId, bead, arrangement, author });
  const kinds: Record<string, (bead: BeadView) => Promise<ChangeResult>> = {
    'edit sentence': ({ id: beadId, revision, target }) =>
      editSentence({ textId, beadId, sentenceId: target[0]!.id, revision, text: `Reworded ${random()}.`, author }), // prettier-ignore
    confirm: (bead) => setStatus({ textId, beads: [bead], status: 'confirmed', author }),
    merge: arranged({ kind: 'merge', by: 1 }),
    split: arranged({ kind: 'split' }),
    'move sentence': arranged({ kind: 'move', side: 'target', by: 1 }),
    'exchange targets': arranged({ kind: 'exchange', by: 1 }),
    'part sides': arranged({ kind: 'part' }),
    undo: () => undo(textId, author),
    redo: () => redo(textId, author),
  };
  const times = new Map(Object.keys(kinds).map((name) => [name, [] as number[]]));
  const rows = new Map(Object.keys(kinds).map((name) => [name, 0]));
  for (let run = 0; run < runs; run++)
    for (const [name, operate] of Object.entries(kinds)) {
      const bead = await anywhere();
      const began = performance.now();
      const result = await operate(bead);
      times.get(name)!.push(performance.now() - began);
      if (!result.ok) throw new Error(`${name} was answered with ${result.code}.`);
      const newest = await prisma().operation.findFirstOrThrow({ orderBy: { id: 'desc' } });
      rows.set(name, Math.max(rows.get(name)!, rowsOf(newest)));
    }
  const all = [...times.values()].flat();
  return {
    beads: count,
    operations: all.length,
    operation_ms: measured(all),
    rows: { max: Math.max(...rows.values()) },
    kinds: Object.fromEntries(
      [...times].map(([name, ms]) => [
        name,
        { operation_ms: measured(ms), rows: { max: rows.get(name)! } },
      ]),
    ),
  };
}

/** The rows that were changed, those of beads whose revision was raised, and the operation's own. */
function rowsOf({ changes, beads }: { changes: string; beads: string }): number {
  const changed = JSON.parse(changes) as { table: string; key: { id?: number } }[];
  const ids = new Set(changed.flatMap(({ table, key }) => (table === 'bead' ? [key.id] : [])));
  const touched = (JSON.parse(beads) as number[]).filter((id) => !ids.has(id));
  return changed.length + touched.length + 1;
}

function measured(values: readonly number[]): Measured {
  const sorted = [...values].sort((a, b) => a - b);
  const round = (ms: number) => Math.round(100 * ms) / 100;
  return {
    median: round(median(sorted)),
    p95: round(sorted[Math.floor(0.95 * sorted.length)]!),
    max: round(sorted.at(-1)!),
  };
}

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
