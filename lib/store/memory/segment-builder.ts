import { foldTableOf } from '@/lib/memory/fold-table';
import { neighbourHash } from '@/lib/memory/segment';
import { writeSegment, type SegmentRoom } from '@/lib/memory/segment-writer';
import { UnitBatch } from '@/lib/memory/unit-batch';
import { foldText } from '@/lib/search/fold';

/** Texts of one language on their way into a segment: a few large things, cheap to hand to a thread. */
export interface TextChunk {
  lang: string;
  ids: Uint32Array;
  /** One after the other, and where each ends. */
  text: string;
  ends: Uint32Array;
  /** Hashes of the neighbours, 0 where not known; null where none is. */
  previous: Uint32Array | null;
  next: Uint32Array | null;
}

/** What chunks take on their way, in characters: the words of a unit count as eight. */
export function weightOf(chunks: readonly TextChunk[]): number {
  return chunks.reduce((sum, { ids, text }) => sum + text.length + ids.length * 8, 0);
}

export interface BuiltSegment {
  lang: string;
  units: number;
  /** Empty where there is no unit; good until the next is built. */
  bytes: Uint8Array<ArrayBuffer>;
}

/** What is built at once is held at once. */
const mostInSegment = { units: 50_000, characters: 1_250_000 };
/** Characters that all languages have open: where there are many, the fullest of them is built before it is full. */
const mostOpen = 5_000_000;

interface OpenSegment {
  chunks: TextChunk[];
  units: number;
  length: number;
}

/** Gathers texts by language and builds a segment whenever there are enough of one. */
export class SegmentBuilder {
  private readonly open = new Map<string, OpenSegment>();
  /** Characters, of all languages. */
  private held = 0;
  private readonly done = new Set<string>();
  /** Of the segment that is built: to make it anew for each leaves more behind than the collector keeps up with. */
  private batch: UnitBatch | undefined;
  private readonly room: SegmentRoom = { bytes: new Uint8Array(), text: new Uint16Array() };
  private readonly removed = new Set<number>();

  /** @param built gets each segment as it is ready */
  constructor(
    private readonly built: (segment: BuiltSegment) => void,
    private readonly most = { ...mostInSegment, open: mostOpen },
  ) {}

  take(chunk: TextChunk): void {
    const open = this.openFor(chunk.lang);
    if (
      open.units + chunk.ids.length > this.most.units ||
      open.length + chunk.text.length > this.most.characters
    )
      this.build(chunk.lang);
    open.chunks.push(chunk);
    open.units += chunk.ids.length;
    open.length += chunk.text.length;
    this.held += chunk.text.length;
    if (this.held > this.most.open) this.build(this.fullest());
  }

  /** A unit that was taken is gone. */
  remove(id: number): void {
    this.removed.add(id);
  }

  /** Builds what is open. @param langs have a segment, if only an empty one, so that one knows of them */
  finish(langs: Iterable<string>): void {
    for (const lang of langs) this.openFor(lang);
    for (const lang of this.open.keys()) this.build(lang);
  }

  private build(lang: string): void {
    const open = this.openFor(lang);
    const { chunks } = open;
    // A language of its own is told of once, even where there is nothing of it.
    if (chunks.length === 0 && this.done.has(lang)) return;
    this.done.add(lang);
    const batch = (this.batch ??= new UnitBatch(foldTableOf(foldText), {
      units: open.units,
      characters: open.length,
    }));
    batch.clear();
    this.held -= open.length;
    open.chunks = [];
    open.units = open.length = 0;
    for (const { ids, text, ends, previous, next } of chunks)
      for (let i = 0, from = 0; i < ids.length; from = ends[i++]!)
        if (!this.removed.has(ids[i]!))
          batch.add(ids[i]!, text, previous?.[i] ?? 0, next?.[i] ?? 0, from, ends[i]!);
    const bytes = batch.count === 0 ? new Uint8Array() : writeSegment(batch, this.room);
    this.built({ lang, units: batch.count, bytes });
  }

  private fullest(): string {
    return [...this.open].reduce((a, b) => (b[1].length > a[1].length ? b : a))[0];
  }

  private openFor(lang: string): OpenSegment {
    let open = this.open.get(lang);
    if (!open) this.open.set(lang, (open = { chunks: [], units: 0, length: 0 }));
    return open;
  }
}

/** Texts of one language, gathered one by one. */
export class ChunkWriter {
  private ids: number[] = [];
  private texts: string[] = [];
  private ends: number[] = [];
  private length = 0;
  private previous: number[] | null = null;
  private next: number[] | null = null;

  constructor(private readonly lang: string) {}

  add(id: number, text: string, previous: string | null, next: string | null): void {
    this.ids.push(id);
    this.texts.push(text);
    this.ends.push((this.length += text.length));
    if (previous === null && next === null && this.previous === null) return;
    const before = this.ids.length - 1;
    this.previous ??= new Array<number>(before).fill(0);
    this.next ??= new Array<number>(before).fill(0);
    this.previous.push(neighbourHash(previous ?? undefined));
    this.next.push(neighbourHash(next ?? undefined));
  }

  /** What was gathered; nothing is left. */
  take(): TextChunk | null {
    if (this.ids.length === 0) return null;
    const words = (list: number[] | null) => (list === null ? null : Uint32Array.from(list));
    const chunk = {
      lang: this.lang,
      ids: Uint32Array.from(this.ids),
      text: this.texts.join(''),
      ends: Uint32Array.from(this.ends),
      previous: words(this.previous),
      next: words(this.next),
    };
    [this.ids, this.texts, this.ends, this.length] = [[], [], [], 0];
    this.previous = this.next = null;
    return chunk;
  }
}
