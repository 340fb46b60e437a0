import { windowSize, type BeadWindows } from './bead-windows';

/**
 * What a row goes by, whatever its place: its bead, where that is here. So a bead that only moves keeps
 * its row with all that was measured of it. A place whose bead is not here has a key of its own.
 * Is asked for each row of a text at a time, in their order: looks a window up once.
 * @param places of the rows, where they are not all beads of the text
 * @param formerIds ids that beads had before, by those that they have now: their rows stay
 */
export function rowKeys(
  windows: BeadWindows,
  formerIds: ReadonlyMap<number, number>,
  places: readonly number[] | null,
): (row: number) => number {
  let number = -1;
  let window = windows.get(number);
  return (row) => {
    const place = places?.[row] ?? row;
    const at = place - number * windowSize;
    if (at < 0 || at >= windowSize) {
      number = Math.floor(place / windowSize);
      window = windows.get(number);
    }
    if (!window) return -1 - place;
    const id = window[place - number * windowSize]?.id;
    return id === undefined ? -1 - place : (formerIds.get(id) ?? id);
  };
}

/** Whether the same beads stand in the same places, whatever they hold. */
export function isSameOrder(one: BeadWindows, other: BeadWindows): boolean {
  if (one === other) return true;
  if (one.size !== other.size) return false;
  for (const [number, beads] of one) {
    const others = other.get(number);
    if (beads === others) continue;
    if (beads.length !== others?.length) return false;
    for (let at = 0; at < beads.length; at++) if (beads[at]?.id !== others[at]?.id) return false;
  }
  return true;
}
