/**
 * Reads the number of a bead as a person types it: counted from 1, full-width digits and digit
 * groups included.
 *
 * @returns the bead's index, from 0, or `null` where there is no such bead
 */
export function readBeadNumber(typed: string, total: number): number | null {
  const digits = typed.normalize('NFKC').replace(/[\s,#]/g, '');
  if (!/^\d{1,9}$/.test(digits)) return null;
  const number = Number(digits);
  return number >= 1 && number <= total ? number - 1 : null;
}
