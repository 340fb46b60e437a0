import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/* Every tone of ink is legible on every ground that text stands on: WCAG 2.2, 1.4.3 and 1.4.11. */

const css = readFileSync(join(__dirname, 'tokens.css'), 'utf8');

function token(name: string, mode: 'light' | 'dark'): string {
  const [, light, dark] =
    new RegExp(`--${name}: light-dark\\((#[0-9a-f]{6}), (#[0-9a-f]{6})\\)`).exec(css) ?? [];
  const value = mode === 'light' ? light : dark;
  if (!value) throw new Error(`There is no token --${name}.`);
  return value;
}

function luminance(colour: string): number {
  const [red, green, blue] = [1, 3, 5]
    .map((at) => parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}

function contrast(one: string, other: string): number {
  const [darker, lighter] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (lighter! + 0.05) / (darker! + 0.05);
}

describe.each(['light', 'dark'] as const)('in %s', (mode) => {
  const of = (ink: string, ground: string) => contrast(token(ink, mode), token(ground, mode));

  it.each(['ink', 'ink-2', 'ink-3', 'jade', 'amber', 'red'])('--%s can be read', (ink) => {
    for (const ground of ['paper', 'sheet', 'jade-wash', 'amber-wash']) {
      expect([ground, of(ink, ground) >= 4.5]).toEqual([ground, true]);
    }
  });

  it('text can be read on what is filled or lit', () => {
    expect(of('on-jade', 'jade')).toBeGreaterThanOrEqual(4.5);
    expect(of('ink', 'mark')).toBeGreaterThanOrEqual(4.5);
    expect(of('red', 'red-wash')).toBeGreaterThanOrEqual(4.5);
  });

  it('the edge of a control can be seen', () => {
    expect(of('edge', 'sheet')).toBeGreaterThanOrEqual(3);
    expect(of('edge', 'paper')).toBeGreaterThanOrEqual(3);
  });
});
