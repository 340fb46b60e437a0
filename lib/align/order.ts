interface TwoSided {
  source: readonly number[];
  target: readonly number[];
}

/** Source order; a bead without source stands behind the bead of the target sentence before its own. */
export function inSourceOrder<B extends TwoSided>(beads: readonly B[]): B[] {
  const withSource = beads
    .filter((bead) => bead.source.length > 0)
    .sort((a, b) => a.source[0]! - b.source[0]!);
  const targetOnly = beads
    .filter((bead) => bead.source.length === 0)
    .sort((a, b) => a.target[0]! - b.target[0]!);
  const beadOf = new Map<number, B>();
  for (const bead of beads) for (const i of bead.target) beadOf.set(i, bead);
  const followers = new Map<B | null, B[]>();
  for (const bead of targetOnly) {
    const before = beadOf.get(bead.target[0]! - 1) ?? null;
    const list = followers.get(before);
    if (list) list.push(bead);
    else followers.set(before, [bead]);
  }
  const ordered: B[] = [];
  const open: B[] = [];
  const place = (bead: B | null) => {
    open.push(...(followers.get(bead) ?? []).reverse());
    for (let next = open.pop(); next; next = open.pop()) {
      ordered.push(next);
      open.push(...(followers.get(next) ?? []).reverse());
    }
  };
  place(null);
  for (const bead of withSource) {
    ordered.push(bead);
    place(bead);
  }
  return ordered;
}
