import { closeSync, mkdirSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { Sqlite } from '../sqlite';
import { KeyTable } from './key-table';
import { indexFolder } from './segment-files';

/** Keys in the table: 24 to 48 bytes each while it grows, 25 MB when it is full. */
const mostInTable = 1 << 20;
/** Bits of the filter, a power of two: of ten million keys one in four hundred that is new is looked for in vain. */
const filterBits = 1 << 27;
/** Entries of a run that are read at once. */
const blockEntries = 512;

/**
 * From 53-bit keys to ids, as `KeyTable`, in memory that stays bounded however many there are: a full table
 * goes to a file as a sorted run, and a filter knows which keys may be in one (B. Bloom 1970). A key that is new costs
 * a look into the filter; one that is known from a run a read for each run that is newer, of a million keys each.
 */
export class KnownKeys {
  private table = new KeyTable();
  private filter: Uint32Array | null = null;
  private readonly runs: Run[] = [];

  constructor(
    private readonly db: Sqlite,
    private readonly most = mostInTable,
  ) {}

  /** The id that was set last for a key; undefined where none was. */
  get(key: number): number | undefined {
    const known = this.table.get(key);
    if (known !== undefined || !this.mayBeInRuns(key || 1)) return known;
    for (let at = this.runs.length - 1; at >= 0; at--) {
      const id = this.runs[at]!.get(key || 1);
      if (id !== undefined) return id;
    }
    return undefined;
  }

  /** @param id below 2³² */
  set(key: number, id: number): void {
    if (this.table.size >= this.most) this.writeRun();
    this.table.set(key, id);
  }

  /** Gives the files back. */
  close(): void {
    for (const run of this.runs.splice(0)) run.close();
  }

  private writeRun(): void {
    const { keys, ids } = this.table.sorted();
    this.filter ??= new Uint32Array(filterBits >>> 5);
    for (const key of keys) for (const bit of bitsOf(key)) this.filter[bit >>> 5]! |= 1 << (bit & 31);
    this.runs.push(new Run(indexFolder(this.db), keys, ids));
    this.table.clear();
  } // prettier-ignore

  private mayBeInRuns(key: number): boolean {
    const { filter } = this;
    if (filter === null) return false;
    for (const bit of bitsOf(key)) if ((filter[bit >>> 5]! & (1 << (bit & 31))) === 0) return false;
    return true;
  }
}

const bits = [0, 0, 0, 0];

/** The places of a key in the filter: it is a hash, so that its halves serve as two (Kirsch & Mitzenmacher 2006). */
function bitsOf(key: number): readonly number[] {
  const low = key >>> 0;
  const high = Math.imul(Math.floor(key / 4294967296) + 1, 0x9e3779b1) | 1;
  for (let i = 0; i < bits.length; i++) bits[i] = (low + Math.imul(i, high)) & (filterBits - 1);
  return bits;
}

/** Sorted keys with their ids in a file that nobody else sees, and which key each block of it begins with. */
class Run {
  private readonly file: number;
  private readonly first: Float64Array;
  private readonly keys = new Float64Array(blockEntries);
  private readonly ids = new Uint32Array(blockEntries);
  private readonly length: number;

  constructor(folder: string, keys: Float64Array, ids: Uint32Array) {
    mkdirSync(folder, { recursive: true });
    const path = join(folder, `${randomUUID()}.keys`);
    this.file = openSync(path, 'wx+');
    // It is there for as long as it is open.
    rmSync(path);
    this.length = keys.length;
    this.first = new Float64Array(Math.ceil(keys.length / blockEntries));
    for (let at = 0; at < this.first.length; at++) this.first[at] = keys[at * blockEntries]!;
    write(this.file, keys, 0);
    write(this.file, ids, keys.byteLength);
  }

  get(key: number): number | undefined {
    let [low, high] = [0, this.first.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.first[middle]! <= key) low = middle + 1;
      else high = middle;
    }
    if (low === 0) return undefined;
    const start = (low - 1) * blockEntries;
    const count = Math.min(blockEntries, this.length - start);
    read(this.file, this.keys, count, start * 8);
    const at = this.keys.subarray(0, count).indexOf(key);
    if (at < 0) return undefined;
    read(this.file, this.ids, 1, this.length * 8 + (start + at) * 4);
    return this.ids[0];
  }

  close(): void {
    closeSync(this.file);
  }
}

function write(file: number, list: Float64Array | Uint32Array, position: number): void {
  const bytes = new Uint8Array(list.buffer, list.byteOffset, list.byteLength);
  for (let at = 0; at < bytes.length;) at += writeSync(file, bytes, at, bytes.length - at, position + at); // prettier-ignore
}

function read(
  file: number,
  list: Float64Array | Uint32Array,
  count: number,
  position: number,
): void {
  const length = count * list.BYTES_PER_ELEMENT;
  if (readSync(file, list, 0, length, position) < length)
    throw new Error('a file of known units ends before its end');
}
