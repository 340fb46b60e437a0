import type { Band } from './band';
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
/** A path so near to the edge of its band may have been cut off. */
const nearEdge = 2;
/** How often a band is widened to twice its width. */
const mostWidenings = 4;

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
    if (!touchesEdge(lattice.bestPath(), within, piece)) break;
    within = widened(within, piece, isLast);
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

function touchesEdge(path: readonly RangeBead[], { from, to }: Band, piece: Stretch): boolean {
  return path.some(({ cEnd, eEnd }) => {
    const i = cEnd - piece.c;
    return (
      (from[i]! > piece.e && eEnd - from[i]! < nearEdge && cEnd < piece.cEnd) ||
      (to[i]! < piece.eEnd && to[i]! - eEnd < nearEdge)
    );
  });
}

function widened({ from, to, edge }: Band, piece: Stretch, isLast: boolean): Band {
  const width = from.reduce((most, at, i) => Math.max(most, to[i]! - at), 1);
  const by = Math.ceil(width / 2);
  const wider = {
    from: from.map((at) => Math.max(piece.e, at - by)),
    to: to.map((at) => Math.min(piece.eEnd, at + by)),
    edge,
  };
  wider.from[0] = piece.e;
  if (isLast) wider.to[wider.to.length - 1] = piece.eEnd;
  return wider;
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
