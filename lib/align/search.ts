import { ascending, type Band } from './band';
import { Lattice, type RangeBead, type Stretch } from './lattice';
import type { Scorer } from './score';

/** A part of a stretch that is done: its best way, and the lattice that knows the others. */
export interface Piece {
  beads: RangeBead[];
  lattice: Lattice;
  /** Whether the beads are the lattice's last ones; if not, it reaches beyond them. */
  isLast: boolean;
}

/** Chinese sentences searched at once; the lattice of so many takes some 10 MB. */
const pieceLength = 600;
/** So many at the end of a piece are left to the next one: what follows may yet change them. */
const overlap = 120;
/** A band that cuts the way off is widened by so many places, then by twice as many, so often. */
const widenBy = 12;
const mostWidenings = 5;

/**
 * Searches a stretch piece by piece, so that space does not grow with its length. Each piece ends
 * where its way is surest; a band that cuts the way off is widened, and the piece searched again.
 * @param band of the stretch, by Chinese sentence
 */
export function* searchStretch(
  scorer: Scorer,
  stretch: Stretch,
  band: Band,
  temperature: number,
): Generator<Piece> {
  let { c, e } = stretch;
  for (;;) {
    const isLast = stretch.cEnd - c <= pieceLength + overlap;
    const cEnd = isLast ? stretch.cEnd : c + pieceLength + overlap;
    const piece = { c, cEnd, e, eEnd: stretch.eEnd };
    const lattice = searchPiece(scorer, piece, bandOf(band, stretch, piece), isLast, temperature);
    const path = lattice.bestPath();
    const beads = isLast ? path : path.slice(0, surestEnd(lattice, path, cEnd));
    yield { beads, lattice, isLast };
    if (isLast) return;
    const last = beads.at(-1)!;
    [c, e] = [last.cEnd, last.eEnd];
  }
}

function searchPiece(
  scorer: Scorer,
  piece: Stretch,
  band: Band,
  isLast: boolean,
  temperature: number,
): Lattice {
  let within = band;
  let lattice = new Lattice(scorer, piece, within, !isLast, temperature);
  for (let widening = 0; widening < mostWidenings; widening++) {
    const cutOff = rowsAtEdge(lattice.bestPath(), within, piece);
    if (cutOff.length === 0) break;
    within = widened(within, piece, cutOff, widenBy << widening);
    const wider = new Lattice(scorer, piece, within, !isLast, temperature);
    if (wider.bestScore() <= lattice.bestScore()) break;
    lattice = wider;
  }
  return lattice;
}

/** The rows of a stretch's band that a piece needs, beginning where it begins. */
function bandOf(band: Band, stretch: Stretch, piece: Stretch): Band {
  const [first, end] = [piece.c - stretch.c, piece.cEnd - stretch.c + 1];
  const from = band.from.slice(first, end).map((at) => Math.max(at, piece.e));
  const to = band.to.slice(first, end).map((at) => Math.max(at, piece.e));
  from[0] = piece.e;
  return { from, to, edge: band.edge };
}

/** Rows where the way runs along the edge of its band, which may have cut it off. */
function rowsAtEdge(path: readonly RangeBead[], { from, to }: Band, piece: Stretch): number[] {
  return path.flatMap(({ cEnd, eEnd }) => {
    const i = cEnd - piece.c;
    const atFirst = from[i]! > piece.e && eEnd === from[i] && cEnd < piece.cEnd;
    const atLast = to[i]! < piece.eEnd && eEnd === to[i];
    return atFirst || atLast ? [i] : [];
  });
}

/** The band with more places in the rows about those given. */
function widened(band: Band, piece: Stretch, rows: readonly number[], by: number): Band {
  const from = band.from.slice();
  const to = band.to.slice();
  for (const row of rows)
    for (let i = Math.max(1, row - by); i <= Math.min(from.length - 1, row + by); i++) {
      from[i] = Math.max(piece.e, Math.min(from[i]!, band.from[i]! - by));
      to[i] = Math.min(piece.eEnd, Math.max(to[i]!, band.to[i]! + by));
    }
  return ascending({ from, to, edge: band.edge });
}

/** How many beads of an open piece's way are kept: up to where it is surest, before the overlap. */
function surestEnd(lattice: Lattice, path: readonly RangeBead[], cEnd: number): number {
  let best = -1;
  let end = 0;
  path.forEach((bead, at) => {
    if (bead.cEnd <= cEnd - 2 * overlap || bead.cEnd > cEnd - overlap) return;
    const sure = lattice.through(bead.cEnd, bead.eEnd);
    if (sure >= best) [best, end] = [sure, at + 1];
  });
  return end || path.length;
}
