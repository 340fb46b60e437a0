/**
 * The beads that a filter lets through, in order: what the list shows instead of all. A row has the
 * bead's id and its place in the text, from 0; places ascend.
 */
export interface Rows {
  ids: readonly number[];
  places: readonly number[];
}

/** Neighbours with ids that follow on each other: the first place, its id, how many. */
export type Run = [place: number, id: number, count: number];

export function runsOf(beads: readonly { id: number; place: number }[]): Run[] {
  const runs: Run[] = [];
  for (const { id, place } of beads) {
    const last = runs.at(-1);
    if (last && place === last[0] + last[2] && id === last[1] + last[2]) last[2]++;
    else runs.push([place, id, 1]);
  }
  return runs;
}

export function rowsOf(runs: readonly Run[]): Rows {
  const ids: number[] = [];
  const places: number[] = [];
  for (const [place, id, count] of runs)
    for (let at = 0; at < count; at++) {
      ids.push(id + at);
      places.push(place + at);
    }
  return { ids, places };
}

/** The row of a place, or of the next that has one; the number of rows where none follows. */
export function rowFrom({ places }: Rows, place: number): number {
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (places[middle]! < place) low = middle + 1;
    else high = middle;
  }
  return low;
}

export function hasPlace(rows: Rows, place: number): boolean {
  return rows.places[rowFrom(rows, place)] === place;
}

/** The place that one comes to from another, a row further or back; where there is none, it stays. */
export function stepFrom(rows: Rows, place: number, by: 1 | -1): number {
  const at = rowFrom(rows, place);
  const next = by === -1 ? at - 1 : rows.places[at] === place ? at + 1 : at;
  return rows.places[next] ?? place;
}

/** How many beads are not shown right before a row. */
export function hiddenBefore({ places }: Rows, row: number): number {
  return places[row]! - (row === 0 ? 0 : places[row - 1]! + 1);
}

/** How many beads are not shown after the last row. */
export function hiddenAfter({ places }: Rows, total: number): number {
  return total - 1 - (places.at(-1) ?? -1);
}

/** The rows with some more beads. */
export function withBeads(rows: Rows, beads: readonly { id: number; index: number }[]): Rows {
  const missing = beads.filter(({ index }) => !hasPlace(rows, index));
  if (missing.length === 0) return rows;
  const all = rows.places.map((index, at) => ({ index, id: rows.ids[at]! }));
  all.push(...new Map(missing.map((bead) => [bead.index, bead])).values());
  all.sort((a, b) => a.index - b.index);
  return { ids: all.map(({ id }) => id), places: all.map(({ index }) => index) };
}

/** Where beads went and came: places before, and after it, each ascending. */
export interface Moves {
  gone: readonly number[];
  made: readonly { id: number; index: number }[];
}

/** The rows after beads went and came, with those that came. In time linear in the rows. */
export function afterMoves(rows: Rows, { gone, made }: Moves): Rows {
  const ids: number[] = [];
  const places: number[] = [];
  let [past, before] = [0, 0];
  rows.places.forEach((place, row) => {
    while (past < gone.length && gone[past]! < place) past++;
    if (gone[past] === place) return;
    let index = place - past + before;
    while (before < made.length && made[before]!.index <= index) {
      before++;
      index++;
    }
    ids.push(rows.ids[row]!);
    places.push(index);
  });
  return withBeads({ ids, places }, made);
}
