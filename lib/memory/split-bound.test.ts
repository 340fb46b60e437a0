import fc from 'fast-check';
import { sign, signatureWords } from './signature';
import { halvesWords, middleOf, SplitBound } from './split-bound';
import { plainDistance } from './testing';

/** The half signatures of a unit. */
function halvesOf(unit: readonly number[]): Int32Array {
  const text = Uint16Array.from(unit);
  const halves = new Int32Array(halvesWords);
  sign(text, 0, middleOf(unit.length), halves, 0);
  sign(text, middleOf(unit.length), unit.length, halves, signatureWords);
  return halves;
}

const codesOf = (text: string) => [...text].map((letter) => letter.charCodeAt(0));

/** Letters that all have bits of their own, enough for these texts: the bound comes as near as it can. */
const letter = fc.constantFrom(...codesOf('e atoin'));
/** What is put in has mostly letters that the text has not: each is an edit that a signature tells. */
const other = fc.constantFrom(...codesOf('rsldcuea'));
/**
 * A text, and what becomes of it where letters are put in, taken out and replaced by the stretch: the middle
 * comes to lie as far off as so many edits can bring it.
 */
const shifted = fc
  .tuple(
    fc.array(letter, { minLength: 1, maxLength: 40 }),
    fc.array(fc.tuple(fc.constantFrom(0, 0.2, 0.4, 0.5, 0.6, 0.8, 1), fc.nat(8), fc.array(other, { maxLength: 8 })), { maxLength: 3 }),
  )
  .map(([text, changes]) => {
    const unit = [...text];
    for (const [share, gone, put] of changes) unit.splice(Math.floor(share * unit.length), gone, ...put);
    return [text, unit] as const;
  }); // prettier-ignore

describe('the bound by the signatures of halves', () => {
  it('never excludes a unit that is within the edits, and tells of many that one edit less is too few', () => {
    let [pairs, exact] = [0, 0];
    fc.assert(
      fc.property(shifted, fc.boolean(), (texts, isTurned) => {
        const [query, unit] = isTurned ? [texts[1], texts[0]] : texts;
        const edits = plainDistance(query, unit);
        const bound = new SplitBound(Int32Array.from(query));
        const excludes = (allowed: number) => bound.excludes(halvesOf(unit), 0, unit.length, allowed);
        for (const allowed of [edits, edits + 1, edits + 4]) expect(excludes(allowed)).toBe(false);
        if (edits === 0) return;
        pairs++;
        if (excludes(edits - 1)) exact++;
      }),
      { numRuns: 3000 },
    ); // prettier-ignore
    // Else a bound that is one too high would hardly be found out.
    expect(exact).toBeGreaterThan(pairs / 4);
  });
});
