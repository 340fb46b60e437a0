/**
 * Heights that were measured, by what a row goes by (`rowKeys`). The list asks for each row of the text
 * whenever one comes, goes or grows; rows whose beads are not here (below 0) are not measured, and of a
 * long text these are nearly all: they are told apart by their sign, which takes a fraction of looking
 * them up.
 */
export class RowSizes<Key> extends Map<Key, number> {
  private hasAbsent = false;

  static from<Key>(sizes: Iterable<readonly [Key, number]>): RowSizes<Key> {
    const all = new RowSizes<Key>();
    for (const [key, size] of sizes) all.set(key, size);
    return all;
  }

  override set(key: Key, size: number): this {
    if (isAbsent(key)) this.hasAbsent = true;
    return super.set(key, size);
  }

  override get(key: Key): number | undefined {
    return isAbsent(key) && !this.hasAbsent ? undefined : super.get(key);
  }
}

function isAbsent(key: unknown): boolean {
  return typeof key === 'number' && key < 0;
}
