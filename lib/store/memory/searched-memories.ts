import type { MemoryIndex } from '@/lib/memory/memory-index';
import { allHeld } from '@/lib/memory/segment';
import type { Sqlite } from '../sqlite';
import { BeadIndex } from './bead-index';
import { matchedAs } from './languages';
import type { LostIndex } from './rebuild-index';
import type { LookupQuery } from './types';
import { UnitIndex } from './unit-index';

/** A memory that is searched. */
export interface Source {
  /** A memory; or the beads that are confirmed, or those that are not. */
  id: number | 'beads' | 'open';
  name: string;
  priority: number;
  penalty: number;
}

/** What is searched for what: all queries say so. */
export type Scope = Pick<LookupQuery, 'from' | 'to' | 'textId' | 'beadId' | 'memories'>;

interface StoredSource extends Source {
  id: number;
  usedFor: string;
  texts: Set<string>;
  langs: string[];
}

/** Bytes of opened segments that are held: of more only what every lookup asks is held, the rest is read. */
const mostHeld = 236_000_000;
/** The level at which nothing that a lookup walks is read. */
const walkedHeld = allHeld - 1;
const unaskedMilliseconds = 10 * 60_000;

/** Confirmed beads that are taken in at once, and for how long while somebody waits. */
const beadsAtOnce = 200;
const beadMilliseconds = 150;

interface OpenIndex {
  of: UnitIndex;
  /** When it was asked last, as `performance.now` has it. */
  asked: number;
}

/** The memories of a database with their indexes, opened by the first who asks, as they stand now. */
export class SearchedMemories {
  private version = -1;
  private sources: StoredSource[] = [];
  private readonly indexes = new Map<string, OpenIndex>();
  private beads: BeadIndex | undefined;
  /** Whether more became of the confirmed beads than one may wait for. */
  private isBehind = false;
  private open: BeadIndex | undefined;
  /** Asked by every lookup: prepared once. */
  private readonly dataVersion;

  constructor(
    private readonly db: Sqlite,
    private readonly limits = { bytes: mostHeld, milliseconds: unaskedMilliseconds },
    private readonly rebuild?: (index: LostIndex) => boolean,
  ) {
    this.dataVersion = db.prepare('PRAGMA data_version').pluck();
  }

  /** Takes in what was written since, and lets go what was not asked for long, such as the other direction. */
  refresh(): void {
    this.letGo();
    const version = this.dataVersion.get() as number;
    // While an index is made elsewhere it is asked each time whether it is there, or has failed.
    if (version === this.version && this.rebuilt.length === 0) return;
    this.version = version;
    const rows = this.db
      .prepare(
        `SELECT m."id", m."name", m."priority", m."penalty", m."usedFor", m."langs",
          (SELECT json_group_array("textId") FROM "MemoryText" WHERE "memoryId" = m."id") AS "texts"
        FROM "Memory" AS m WHERE m."deletedAt" IS NULL ORDER BY m."id"`,
      )
      .all() as (Omit<StoredSource, 'langs' | 'texts'> & { langs: string; texts: string })[];
    this.sources = rows.map((row) => ({
      ...row,
      langs: JSON.parse(row.langs) as string[],
      texts: new Set(JSON.parse(row.texts) as string[]),
    }));
    const standing = new Set(rows.map(({ id }) => String(id)));
    for (const [key, index] of this.indexes)
      if (!standing.has(key.split(' ')[0]!)) this.indexes.delete(key);
      // There is more to take in: the next call does.
      else if (!index.of.refresh()) this.version = -1;
    this.fit();
    this.followConfirmed();
  }

  /** Whether `followBeads` has something to do, though nothing was written since. */
  get isCatchingUp(): boolean {
    return this.isBehind;
  }

  /**
   * Takes in what became of the beads, first of the confirmed ones that a lookup does not wait for.
   * @param most beads that are taken now
   * @returns whether that was all
   */
  followBeads(most?: number): boolean {
    if (this.isBehind && this.beads) {
      this.isBehind = !this.beads.follow(most);
      return false;
    }
    return this.followOpenBeads(most);
  }

  private followOpenBeads(most?: number): boolean {
    this.open ??= new BeadIndex(this.db, 'open');
    return this.open.follow(most);
  }

  /** Keeps what was taken in of them, where it is much. */
  keepOpenBeads(): void {
    this.open?.keep();
  }

  /** The memories that a query asks, that of the confirmed beads last. */
  sourcesFor({ textId, memories }: Scope): Source[] {
    const wanted = (id: number | 'beads') => memories === undefined || memories.includes(id);
    const stored = this.sources.filter(
      ({ id, usedFor, texts }) =>
        wanted(id) && (usedFor === 'all' || textId === undefined || texts.has(textId)),
    );
    return wanted('beads')
      ? [...stored, { id: 'beads', name: '', priority: 0, penalty: 0 }]
      : stored;
  }

  /** The index of a memory in a language; undefined where it has nothing of it. */
  indexOf(source: Source, lang: string): MemoryIndex | undefined {
    if (source.id === 'beads') {
      if (!this.beads) {
        this.beads = new BeadIndex(this.db, 'confirmed');
        this.followConfirmed();
      }
      return this.beads.in(lang);
    }
    if (source.id === 'open') {
      // Few ask it: it is brought up to date here.
      this.followOpenBeads();
      return this.open!.in(lang);
    }
    const { langs } = this.sources.find(({ id }) => id === source.id)!;
    if (
      !langs.some((own) => matchedAs(own, '') === lang || (/^zh$/i.test(own) && /^zh/.test(lang)))
    )
      return undefined;
    const key = `${source.id} ${lang}`;
    let open = this.indexes.get(key);
    if (!open) {
      this.indexes.set(
        key,
        (open = { of: new UnitIndex(this.db, source.id, lang, this.rebuild), asked: 0 }),
      );
      this.fit();
    }
    open.asked = performance.now();
    return open.of.index;
  }

  /** A memory by its id. */
  storedSource(id: number): StoredSource | undefined {
    return this.sources.find((source) => source.id === id);
  }

  /** How many units the opened indexes hold. */
  get size(): number {
    return [...this.indexes.values()].reduce((sum, { of }) => sum + of.index.size, 0);
  }

  /** The names of memories of which units are missing while their index is made anew; `beads` is that of the confirmed ones. */
  get rebuilt(): string[] {
    const ids = [...this.indexes].filter(([, { of }]) => of.isRebuilt).map(([key]) => Number(key.split(' ')[0])); // prettier-ignore
    const names = this.sources.filter(({ id }) => ids.includes(id)).map(({ name }) => name);
    return this.isBehind ? [...names, 'beads'] : names;
  }

  /** How many indexes of stored memories are open. */
  get opened(): number {
    return this.indexes.size;
  }

  /** Takes in all that became of the confirmed beads; in a process that others wait for what is soon done, and leaves the rest to `followBeads`. */
  private followConfirmed(): void {
    if (!this.beads || this.isBehind) return;
    const started = performance.now();
    do this.isBehind = !this.beads.follow(this.rebuild ? beadsAtOnce : undefined);
    while (this.isBehind && performance.now() - started < beadMilliseconds);
  }

  private letGo(): void {
    if (this.indexes.size < 2) return;
    let bytes = 0;
    for (const { of } of this.indexes.values()) bytes += of.index.sizes[allHeld]!;
    if (bytes <= this.limits.bytes) return;
    const longAgo = performance.now() - this.limits.milliseconds;
    const unasked = [...this.indexes].filter(([, { asked }]) => asked < longAgo);
    for (const [key, { of }] of unasked.sort(([, a], [, b]) => a.asked - b.asked)) {
      bytes -= of.index.sizes[allHeld]!;
      this.indexes.delete(key);
      if (bytes <= this.limits.bytes) break;
    }
    if (unasked.length > 0) this.fit();
  }

  /** Holds of the smaller indexes first what lookups walk, then all else, as long as there is room for it. */
  private fit(): void {
    const indexes = [...this.indexes.values()].map(({ of: { index } }) => ({ index, sizes: index.sizes, level: 0 })); // prettier-ignore
    indexes.sort((a, b) => a.sizes[walkedHeld]! - b.sizes[walkedHeld]!);
    let room = indexes.reduce((room, { sizes }) => room - sizes[0]!, this.limits.bytes);
    for (const most of [walkedHeld, allHeld])
      for (const one of indexes)
        while (one.level < most) {
          const more = one.sizes[one.level + 1]! - one.sizes[one.level]!;
          if (more > room) break;
          room -= more;
          one.level++;
        }
    for (const { index, level } of indexes) index.hold(level);
  }
}
