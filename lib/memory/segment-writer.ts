import { freeSymbols } from './free-symbols';
import { halvesOf, largestSegment, layoutOf, magic, type Section, segmentFormat } from './segment-layout'; // prettier-ignore
import { sign, signatureWords } from './signature';
import { sortTriples } from './sort-triples';
import { halvesWords, middleOf } from './split-bound';
import type { UnitBatch } from './unit-batch';

/** Who writes one segment after the other, and keeps none, gives the same room to each. */
export interface SegmentRoom {
  bytes: Uint8Array<ArrayBuffer>;
  text: Uint16Array<ArrayBuffer>;
}

/** Larger room is not kept. */
const mostKept = 1 << 25;

/**
 * Writes units, each id once, as the bytes of a segment. Linear, but for sorting ids and hashes.
 * @param room what is written lies there, until it is given to another; it grows as is needed
 */
export function writeSegment(batch: UnitBatch, room?: SegmentRoom): Uint8Array<ArrayBuffer> {
  const { count, ids, hashes, starts, length, changeStarts, changePlaces, changeCodes } = batch;
  const byId = orderOf(ids.subarray(0, count));
  const units = byLength(starts, byId);
  const numberOf = new Uint32Array(count);
  for (let at = 0; at < count; at++) numberOf[units[at]!] = at;
  const astral = writeBeyond(batch);
  const textStart = new Uint32Array(count + 1);
  const text = textIn(room, length);
  for (let at = 0; at < count; at++) {
    const [from, to] = [starts[units[at]!]!, starts[units[at]! + 1]!];
    textStart[at + 1] = textStart[at]! + to - from;
    copy(batch.text, from, to, text, textStart[at]!);
  }
  const { pairs, pairStart, thirds, postingStart, postings } = sortTriples(text, textStart);
  const head = [magic, segmentFormat, count, length, pairs.length, thirds.length, length, batch.changes, astral.size, halvesOf(count, length)]; // prettier-ignore
  const layout = layoutOf(head);
  const bytes = bytesIn(room, layout.end);
  const words = ({ start, length }: Section) => new Uint32Array(bytes.buffer, start, length);
  const halves = ({ start, length }: Section) => new Uint16Array(bytes.buffer, start, length);
  words({ start: 0, length: 16 }).set(head);
  words(layout.textStart).set(textStart);
  picked(words(layout.ids), ids, units);
  picked(words(layout.previous), batch.previous, units);
  picked(words(layout.next), batch.next, units);
  const byHash = orderOf(hashes.subarray(0, count));
  picked(words(layout.hashes), hashes, byHash);
  picked(words(layout.hashUnits), numberOf, byHash);
  picked(words(layout.sortedIds), ids, byId);
  picked(words(layout.sortedUnits), numberOf, byId);
  words(layout.astral).set([...astral].flatMap(([point, symbol]) => [symbol, point]));
  const [rawStart, rawPlaces, rawCodes] = [words(layout.rawStart), words(layout.rawPlaces), words(layout.rawCodes)]; // prettier-ignore
  halves(layout.text).set(text);
  const signatures = new Int32Array(bytes.buffer, layout.signatures.start, count * 4);
  const signatureHalves = words(layout.halves);
  let changes = 0;
  for (let at = 0; at < count; at++) {
    const unit = units[at]!;
    signUnit(text, textStart[at]!, textStart[at + 1]!, at, signatures, signatureHalves);
    for (let i = changeStarts[unit]!; i < changeStarts[unit + 1]!; i++) {
      rawPlaces[changes] = changePlaces[i]! - starts[unit]!;
      rawCodes[changes++] = changeCodes[i]!;
    }
    rawStart[at + 1] = changes;
  }
  words(layout.pairs).set(pairs);
  words(layout.pairStart).set(pairStart);
  halves(layout.thirds).set(thirds);
  words(layout.postingStart).set(postingStart);
  words(layout.postings).set(postings);
  return bytes;
}

function bytesIn(room: SegmentRoom | undefined, length: number): Uint8Array<ArrayBuffer> {
  if (!room || length > mostKept) return new Uint8Array(length);
  if (room.bytes.length < length) room.bytes = new Uint8Array(length);
  // Not all of a segment's bytes are written: some are 0 by themselves.
  return room.bytes.subarray(0, length).fill(0);
}

function textIn(room: SegmentRoom | undefined, length: number): Uint16Array<ArrayBuffer> {
  if (!room || length * 2 > mostKept) return new Uint16Array(length);
  if (room.text.length < length) room.text = new Uint16Array(length);
  return room.text.subarray(0, length);
}

/** The signatures of a text: of all of it, and of its halves where they are kept. */
export function signUnit(
  text: Uint16Array,
  start: number,
  end: number,
  unit: number,
  signatures: Int32Array,
  halves: Uint32Array,
): void {
  sign(text, start, end, signatures, unit * signatureWords);
  if (halves.length === 0) return;
  const middle = start + middleOf(end - start);
  sign(text, start, middle, halves, unit * halvesWords);
  sign(text, middle, end, halves, unit * halvesWords + signatureWords);
}

function copy(from: Uint16Array, start: number, end: number, to: Uint16Array, at: number): void {
  for (let i = start; i < end; i++) to[at++] = from[i]!;
}

function picked(into: Uint32Array, from: Uint32Array, places: Uint32Array): void {
  for (let i = 0; i < places.length; i++) into[i] = from[places[i]!]!;
}

/** The places of whole numbers below 2³² in their order; of like ones the lower place first. */
function orderOf(keys: Uint32Array): Uint32Array {
  const order = new Uint32Array(keys.length);
  let isInOrder = true;
  for (let i = 0; i < keys.length; i++) {
    order[i] = i;
    if (i > 0 && keys[i]! < keys[i - 1]!) isInOrder = false;
  }
  if (isInOrder) return order;
  // Key and place in one double: the typed sort needs no comparison function.
  const keyed = new Float64Array(keys.length);
  for (let i = 0; i < keys.length; i++) keyed[i] = keys[i]! * largestSegment + i;
  keyed.sort();
  for (let i = 0; i < keys.length; i++) order[i] = keyed[i]! % largestSegment;
  return order;
}

/** Units in the order of their length, of like length in the order given. */
function byLength(starts: Uint32Array, units: Uint32Array): Uint32Array {
  const lengths = new Uint32Array(units.length);
  for (let i = 0; i < units.length; i++) lengths[i] = starts[units[i]! + 1]! - starts[units[i]!]!;
  const sorted = new Uint32Array(units.length);
  picked(sorted, units, orderOf(lengths));
  return sorted;
}

/**
 * Writes each code point beyond the BMP as 16 bits: a surrogate or another code that no text of the
 * segment holds. Past 65,535 different characters in a segment the rest is one.
 * @returns the symbols
 */
function writeBeyond({ text, length, beyondPlaces, beyondCodes }: UnitBatch): Map<number, number> {
  const astral = new Map<number, number>();
  if (beyondCodes.length === 0) return astral;
  const used = new Uint8Array(0x10000);
  for (let at = 0; at < length; at++) used[text[at]!] = 1;
  const nextFree = freeSymbols(used);
  beyondCodes.forEach((point, i) => {
    let symbol = astral.get(point);
    if (symbol === undefined) astral.set(point, (symbol = nextFree()));
    text[beyondPlaces[i]!] = symbol;
  });
  return astral;
}
