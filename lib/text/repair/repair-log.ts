import type { Repair, RepairDecisions } from '../types';

export type NewRepair = Omit<Repair, 'key' | 'applied'>;

/** How many characters around a repair its key knows. */
const contextLength = 12;

/** The repairs of a source as they are found, each decided on at once. */
export class RepairLog {
  private readonly found: Repair[] = [];
  private readonly occurrences = new Map<string, number>();

  constructor(
    private readonly source: string,
    private readonly decisions: RepairDecisions,
  ) {}

  /**
   * Lists a repair.
   * @param possible whether it can be applied as things stand: a doubled syllable goes only with its join
   * @returns whether it is applied: as a person decided, else where it is certain
   */
  add(repair: NewRepair, possible = true): boolean {
    const name = this.nameOf(repair);
    const count = (this.occurrences.get(name) ?? 0) + 1;
    this.occurrences.set(name, count);
    const key = count === 1 ? name : `${name}.${count}`;
    const decision = Object.hasOwn(this.decisions, key) ? this.decisions[key] : undefined;
    const wanted = decision === undefined ? repair.certainty === 'certain' : decision === 'apply';
    const applied = wanted && possible;
    this.found.push({ key, ...repair, applied });
    return applied;
  }

  /** In the order of the source. */
  repairs(): Repair[] {
    return this.found.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  }

  /** What stays the same where the rest of the source is corrected: the change and its neighbourhood. */
  private nameOf({ kind, span, before, after }: NewRepair): string {
    const reach = contextLength * 4;
    const left = condense(this.source.slice(Math.max(0, span.start - reach), span.start));
    const right = condense(this.source.slice(span.end, span.end + reach));
    const place = [
      left.slice(-contextLength),
      condense(before),
      after,
      right.slice(0, contextLength),
    ].join('\u241f');
    return `${kind}:${fingerprint(place)}`;
  }
}

/** Without white space and marks of markup. */
function condense(text: string): string {
  return text.replace(/<\/?[a-z][a-z0-9]*>|[\s#*_]/gi, '');
}

/** FNV-1a, 64 bits, over UTF-16 code units, in base 36. */
function fingerprint(text: string): string {
  let hash = 0xcbf29ce484222325n;
  for (let i = 0; i < text.length; i += 1) {
    hash ^= BigInt(text.charCodeAt(i));
    hash = BigInt.asUintN(64, hash * 0x100000001b3n);
  }
  return hash.toString(36);
}
