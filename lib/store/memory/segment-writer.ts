import { resolve } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Sqlite } from '../sqlite';
import { insertSegment } from './index-segments';
import { matchedAs, otherScript } from './languages';
import { rangesOf } from './ranges';
import { ChunkWriter, SegmentBuilder, weightOf, type BuiltSegment, type TextChunk } from './segment-builder'; // prettier-ignore
import type { FromThread, ThreadTask, ToThread } from './segment-thread';
import { sidesOf, type UnitRow, type VariantRow } from './unit-rows';

/** Fewer are quicker read than opened, unless they weigh more. */
const fewUnits = 2000;
const littleText = 200_000;
/** For more, a thread builds beside the one that writes units: it takes half a second to start. */
const manyUnits = 20_000;
/** Units that weigh more are as many. */
const muchText = 4_000_000;
/** What waits for the thread, by `weightOf`, before the writer waits for it. */
const mostWaiting = 6_000_000;

type Sides = Parameters<typeof sidesOf>[1] & Pick<UnitRow, 'previous' | 'next'>;

/**
 * Writes index segments, one language each, for the units that operations make. Of many units the
 * segments are built in a thread of their own; what is written is the same.
 */
export class SegmentWriter {
  private readonly gathered = new Map<string, ChunkWriter>();
  /** What no thread has been started for yet. */
  private kept: TextChunk[] = [];
  private keptWeight = 0;
  private readonly removed: number[] = [];
  private units = 0;
  private thread: SegmentThread | undefined;
  private written = 0;
  private onWritten: () => void = () => undefined;
  private readonly covers: string;

  constructor(
    private readonly db: Sqlite,
    private readonly memoryId: number,
    operations: readonly number[],
  ) {
    this.covers = JSON.stringify(rangesOf(operations));
  }

  /** Whether the thread writes to the database just now: who can wait with what it writes does. */
  get isWriting(): boolean {
    return this.thread?.isWriting ?? false;
  }

  add(unitId: number, unit: Sides, further: readonly (VariantRow & { id: number })[]): void {
    this.units++;
    if (further.length === 0) {
      // As `sidesOf` gives them, which for a million units makes three million objects.
      const { source, target } = unit;
      const lang = matchedAs(unit.sourceLang, source);
      if (source !== '') this.gatheredIn(lang).add(unitId, source, unit.previous, unit.next);
      const other = matchedAs(unit.targetLang, target);
      if (target !== '' && other !== '' && other !== lang)
        this.gatheredIn(other).add(unitId, target, null, null);
      return;
    }
    for (const { id, lang, text, isSource } of sidesOf(unitId, unit, further)) {
      if (text === '') continue;
      const writer = this.gatheredIn(lang);
      if (isSource) writer.add(id, text, unit.previous, unit.next);
      else writer.add(id, text, null, null);
    }
  }

  /** A unit that was added is gone. */
  remove(id: number): void {
    if (this.thread) this.thread.post({ removed: id });
    else this.removed.push(id);
  }

  /** What was added so far is a batch: hands it on. */
  handOn(): void {
    const chunks = this.takeChunks();
    if (this.thread) return this.thread.post({ chunks });
    this.kept.push(...chunks);
    this.keptWeight += weightOf(chunks);
    if (this.units < manyUnits && this.keptWeight < muchText) return;
    const { db, memoryId, covers } = this;
    this.thread = new SegmentThread({ databaseFile: db.name, memoryId, covers }, () => this.told());
    this.thread.post({ chunks: this.kept });
    for (const id of this.removed) this.thread.post({ removed: id });
    this.kept = [];
    this.keptWeight = 0;
  }

  /** Resolves when the thread is not far behind. @throws Error where it has failed */
  async ready(): Promise<void> {
    await this.thread?.ready(mostWaiting);
  }

  /** Writes what is open; nothing where there are so few units that no segment is wanted. */
  async finish(onProgress: (done: number, total: number) => void): Promise<void> {
    const chunks = this.takeChunks();
    const isLittle = this.keptWeight + weightOf(chunks) < littleText;
    if (!this.thread && this.units < fewUnits && isLittle) return;
    // That a script is not there is worth knowing: else all units are looked through for it.
    const scripts = [...this.gathered.keys()].map(otherScript).filter((lang) => lang !== null);
    const langs = [...new Set([...this.gathered.keys(), ...scripts])];
    const before = this.written;
    this.onWritten = () => onProgress(Math.min(this.written - before, langs.length), langs.length);
    if (this.thread) {
      this.thread.post({ finish: langs, chunks });
      return this.thread.finished();
    }
    const builder = new SegmentBuilder((segment) => this.write(segment));
    for (const chunk of [...this.kept, ...chunks]) builder.take(chunk);
    for (const id of this.removed) builder.remove(id);
    builder.finish(langs);
  }

  /** Ends the thread, whatever it is at. */
  async abandon(): Promise<void> {
    await this.thread?.end();
  }

  private takeChunks(): TextChunk[] {
    return [...this.gathered.values()].flatMap((writer) => writer.take() ?? []);
  }

  private gatheredIn(lang: string): ChunkWriter {
    let writer = this.gathered.get(lang);
    if (!writer) this.gathered.set(lang, (writer = new ChunkWriter(lang)));
    return writer;
  }

  private write(segment: BuiltSegment): void {
    insertSegment(this.db, { memoryId: this.memoryId, covers: this.covers, ...segment });
    this.told();
  }

  private told(): void {
    this.written++;
    this.onWritten();
  }
}

/** The thread that builds segments, and how far behind it is. */
class SegmentThread {
  private readonly worker: Worker;
  private waiting = 0;
  private isFinished = false;
  private failure: Error | undefined;
  /** Called when anything is heard of the thread. */
  private heard: () => void = () => undefined;

  private readonly flag = new Int32Array(new SharedArrayBuffer(4));

  constructor(task: Omit<ThreadTask, 'isWriting'>, written: () => void) {
    const script = resolve(/* turbopackIgnore: true */ 'lib/store/memory/segment-worker.mjs');
    const workerData = { ...task, isWriting: this.flag.buffer } satisfies ThreadTask;
    // It holds a few large arrays and makes hardly any objects.
    const resourceLimits = { maxYoungGenerationSizeMb: 12 };
    this.worker = new Worker(script, { execArgv: [], workerData, resourceLimits });
    this.worker.on('message', (message: FromThread) => {
      if ('written' in message) written();
      else if ('taken' in message) this.waiting -= message.taken;
      else this.isFinished = true;
      this.heard();
    });
    this.worker.on('error', (error) => this.fail(error));
    this.worker.on('exit', () => {
      if (!this.isFinished) this.fail(new Error('the thread that builds the index has ended'));
    });
  }

  get isWriting(): boolean {
    return Atomics.load(this.flag, 0) === 1;
  }

  post(message: ToThread): void {
    if ('chunks' in message) this.waiting += weightOf(message.chunks);
    this.worker.postMessage(message);
  }

  ready(most: number): Promise<void> {
    return this.until(() => this.waiting <= most);
  }

  finished(): Promise<void> {
    return this.until(() => this.isFinished);
  }

  async end(): Promise<void> {
    await this.worker.terminate();
  }

  private async until(isSo: () => boolean): Promise<void> {
    while (this.failure === undefined && !isSo())
      await new Promise<void>((resolve) => (this.heard = resolve));
    if (this.failure) throw this.failure;
  }

  private fail(error: Error): void {
    this.failure ??= error;
    this.heard();
  }
}
