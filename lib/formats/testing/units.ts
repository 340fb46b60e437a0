import fc from 'fast-check';
import { SegmentBuilder } from '../tmx/segment';
import type { Annotations, Provenance, TranslationUnit, Variant } from '../types';

/** What XML can hold: no control characters, no lone surrogates. */
export const xmlText = fc
  .string({ unit: 'grapheme', maxLength: 30 })
  .map((text) => text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '·'));
const name = xmlText.filter((text) => text !== '');

/** Dates are written to the second, of years with four digits. */
const date = fc.integer({ min: 0, max: 4_000_000_000 }).map((seconds) => new Date(seconds * 1000));

const provenance: fc.Arbitrary<Provenance> = fc.record({
  createdAt: fc.option(date),
  createdBy: fc.option(name),
  changedAt: fc.option(date),
  changedBy: fc.option(name),
  usedAt: fc.option(date),
  usageCount: fc.option(fc.nat({ max: 999_999_999 })),
});

const lang = fc.constantFrom('zh-CN', 'zh-TW', 'en', 'en-GB', 'fr');

const annotations: fc.Arbitrary<Annotations> = fc.record({
  properties: fc.array(
    fc.oneof(
      fc.record({ type: name.filter((type) => !type.startsWith('x-attribute:')), value: xmlText }),
      fc.record({ type: fc.constant('x-context-pre'), value: xmlText, lang }),
    ),
    { maxLength: 3 },
  ),
  notes: fc.array(fc.oneof(fc.record({ text: xmlText }), fc.record({ text: xmlText, lang })), {
    maxLength: 2,
  }),
  attributes: fc.dictionary(
    fc.constantFrom('datatype', 'o-tmf', 'o-encoding', 'ex:status', 'creationtool'),
    name,
    { maxKeys: 3, noNullPrototype: true },
  ),
});

interface Code {
  name: string;
  parts: (string | Code)[];
}

const { segment } = fc.letrec<{ segment: (string | Code)[]; code: Code; sub: Code }>((tie) => ({
  segment: fc.array(fc.oneof({ maxDepth: 3 }, xmlText, tie('code')), { maxLength: 4 }),
  code: fc.oneof(
    fc.record({
      name: fc.constantFrom('bpt', 'ept', 'it', 'ph', 'ut'),
      parts: fc.array(fc.oneof({ maxDepth: 3 }, xmlText, tie('sub')), { maxLength: 2 }),
    }),
    fc.record({ name: fc.constant('hi'), parts: tie('segment') }),
  ),
  sub: fc.record({ name: fc.constant('sub'), parts: tie('segment') }),
}));

function build(parts: readonly (string | Code)[], builder = new SegmentBuilder()): SegmentBuilder {
  for (const part of parts)
    if (typeof part === 'string') builder.add(part);
    else {
      builder.start(part.name, { x: '1' });
      build(part.parts, builder);
      builder.end();
    }
  return builder;
}

const variant: fc.Arbitrary<Variant> = fc
  .tuple(lang, fc.oneof(segment, fc.tuple(xmlText)), provenance, annotations)
  .map(([language, parts, facts, more]) => {
    const { text, markup } = build(parts);
    return { lang: language, text, markup, ...facts, ...more };
  });

/** Any unit that TMX can hold. */
export const anyUnit: fc.Arbitrary<TranslationUnit> = fc
  .tuple(
    fc.option(name),
    fc.array(variant, { minLength: 1, maxLength: 3 }),
    provenance,
    annotations,
    fc.boolean(),
  )
  .map(([id, variants, facts, more, isFromAny]) => ({
    id,
    sourceLang: isFromAny ? null : variants[0]!.lang,
    variants,
    ...facts,
    ...more,
  }));
