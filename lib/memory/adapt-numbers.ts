import { codePointsOf, placesOf } from './code-points';
import { numberEnd, Role, roleOf } from './skeleton';

/** A target with the segment's numbers in the place of the unit's. */
export interface AdaptedTarget {
  target: string;
  /** Whether every number that differs was found in the target and replaced. */
  complete: boolean;
}

/**
 * Puts the numbers of a segment into the target of a unit that differs from it in numbers. A number
 * is replaced where the target holds the unit's own, written the same; the rest stays as it is.
 * @param query the segment
 * @param source the unit's source, of the same skeleton
 */
export function adaptNumbers(query: string, source: string, target: string): AdaptedTarget {
  const [wanted, had] = [numbersOf(query), numbersOf(source)];
  if (wanted.length !== had.length) return { target, complete: false };
  const inTarget = numbersOf(target);
  const taken = new Set<number>();
  const replacements: { start: number; end: number; text: string }[] = [];
  let complete = true;
  had.forEach((number, i) => {
    const at = inTarget.findIndex((other, j) => !taken.has(j) && other.text === number.text);
    if (at >= 0) taken.add(at);
    if (wanted[i]!.text === number.text) return;
    if (at < 0) complete = false;
    else replacements.push({ ...inTarget[at]!, text: wanted[i]!.text });
  });
  let adapted = target;
  for (const { start, end, text } of replacements.sort((a, b) => b.start - a.start))
    adapted = adapted.slice(0, start) + text + adapted.slice(end);
  return { target: adapted, complete };
}

/** The numbers of a text, written with half-width digits, and where they stand. */
function numbersOf(text: string): { start: number; end: number; text: string }[] {
  const points = codePointsOf(text.replace(/[．，：０-９]/g, (wide) => wide.normalize('NFKC')));
  const places = placesOf(text);
  const numbers: { start: number; end: number; text: string }[] = [];
  for (let at = 0; at < points.length; at++) {
    if (roleOf(points[at]!) !== Role.digit) continue;
    const end = numberEnd(points, at);
    numbers.push({
      start: places[at]!,
      end: places[end]!,
      text: String.fromCodePoint(...points.subarray(at, end)),
    });
    at = end - 1;
  }
  return numbers;
}
