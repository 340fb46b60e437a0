/** A number in a text, with all that it may stand for. */
export interface NumberReading {
  start: number;
  end: number;
  /** What it may be worth: 80年代 is 80 or 1980. The first is the plain one. */
  values: number[];
  /** Whether its missing on the other side is worth a word: 28 is, `one` and 千万 are not. */
  isSure: boolean;
}

/** Full-width digits and marks of numbers as half-width ones; every place stays where it is. */
export function narrowDigits(text: string): string {
  return text.replace(/[０-９％．，]/g, (mark) => String.fromCharCode(mark.charCodeAt(0) - 0xfee0));
}

/** The same value has the same name, whatever binary fractions made of it. */
export function nameOfValue(value: number): string {
  return String(Number(value.toPrecision(9)));
}

/**
 * What a number leaves to the next one: in 三到五万 and `3 to 5 million` the first is of the scale
 * of the second. Adds that value to the first, which is no longer sure.
 * @param scaleOf what the words of a reading multiply by; 1 for none
 */
export function shareScales(
  text: string,
  readings: NumberReading[],
  scaleOf: (words: string) => number,
): void {
  for (let at = 0; at + 1 < readings.length; at++) {
    const [first, second] = [readings[at]!, readings[at + 1]!];
    const between = text.slice(first.end, second.start);
    if (between.length > 4 || !/^\s*(?:[-–—~～至到、或]|to|or|and)\s*$/u.test(between)) continue;
    const scale = scaleOf(text.slice(second.start, second.end));
    if (scale === 1 || scaleOf(text.slice(first.start, first.end)) !== 1) continue;
    first.values.push(first.values[0]! * scale);
  }
}
