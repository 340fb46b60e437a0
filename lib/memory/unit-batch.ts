/** Units on their way into a segment, in a few growing arrays: a million small objects would cost more than the segment. */
export class UnitBatch {
  count = 0;
  ids = new Uint32Array(64);
  /** Of the skeleton, and of the neighbours. */
  hashes = new Uint32Array(64);
  previous = new Uint32Array(64);
  next = new Uint32Array(64);
  /** Where each unit's code points begin; one more at the end. */
  starts = new Uint32Array(65);
  raw = new Uint32Array(1024);
  folded = new Uint32Array(1024);

  add(
    id: number,
    raw: Uint32Array,
    folded: Uint32Array,
    hash: number,
    previous: number,
    next: number,
  ): void {
    // prettier-ignore
    if (this.count === this.ids.length) {
      this.ids = grown(this.ids, this.count * 2);
      this.hashes = grown(this.hashes, this.count * 2);
      this.previous = grown(this.previous, this.count * 2);
      this.next = grown(this.next, this.count * 2);
      this.starts = grown(this.starts, this.count * 2 + 1);
    }
    const start = this.starts[this.count]!;
    const end = start + raw.length;
    if (end > this.raw.length) {
      const length = Math.max(end, Math.ceil(this.raw.length * 1.5));
      this.raw = grown(this.raw, length);
      this.folded = grown(this.folded, length);
    }
    this.raw.set(raw, start);
    this.folded.set(folded, start);
    this.ids[this.count] = id;
    this.hashes[this.count] = hash;
    this.previous[this.count] = previous;
    this.next[this.count] = next;
    this.starts[++this.count] = end;
  }
}

function grown(list: Uint32Array, length: number): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(length);
  larger.set(list);
  return larger;
}
