import fc from 'fast-check';
import { tmxFaults } from '@/tests/tmx-faults';
import { anyUnit } from '../testing/units';
import type { TranslationUnit } from '../types';
import { ownHeader } from './own-header';
import { readTmx } from './read';
import { writeTmx } from './write';

const header = ownHeader({ sourceLang: 'zh-CN', toolVersion: '0.1.0', createdAt: new Date(0) });

async function write(units: TranslationUnit[], level: 1 | 2 = 2): Promise<string> {
  let document = '';
  for await (const part of writeTmx(units, header, { level })) document += part;
  return document;
}

async function read(document: string): Promise<TranslationUnit[]> {
  const units: TranslationUnit[] = [];
  // Pieces that end inside characters, tags and entities.
  const bytes = new TextEncoder().encode(document);
  const pieces = Array.from({ length: Math.ceil(bytes.length / 37) }, (_, i) =>
    bytes.subarray(i * 37, i * 37 + 37),
  );
  for await (const item of readTmx(pieces, { fileName: 'memory.tmx', isStrict: true }))
    if (item.kind === 'unit') units.push(item.unit);
  return units;
}

/** The order of attributes and of optional facts says nothing. */
function plain(units: TranslationUnit[]): unknown {
  return JSON.parse(JSON.stringify(units));
}

describe('a memory that is written and read', () => {
  it('is the same, whatever it holds', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyUnit, { maxLength: 4 }), async (units) => {
        expect(plain(await read(await write(units)))).toEqual(plain(units));
      }),
    );
  });

  it('is valid by the DTD at both levels, whatever it holds', () => {
    return fc
      .assert(
        fc.asyncProperty(fc.array(anyUnit, { minLength: 20, maxLength: 20 }), async (units) => {
          expect(tmxFaults(await write(units), await write(units, 1))).toEqual([[], []]);
        }),
        { numRuns: 4 },
      )
      .then(() => undefined);
  });

  it('loses its inline codes at level 1, and nothing else', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyUnit, { maxLength: 3 }), async (units) => {
        const texts = units.map((unit) => ({
          ...unit,
          variants: unit.variants.map((variant) => ({ ...variant, markup: null })),
        }));
        expect(plain(await read(await write(units, 1)))).toEqual(plain(texts));
      }),
    );
  });
});
