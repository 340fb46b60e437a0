import fc from 'fast-check';
import { mergeConcepts, type MergedConcept, type MergedTerm } from './merge-concepts';

const term = (lang: string, text: string, more: Partial<MergedTerm> = {}): MergedTerm => ({
  ...{ lang, text, partOfSpeech: '', usage: 'preferred' as const, note: '' },
  ...more,
});
const concept = (
  terms: MergedTerm[],
  more: Partial<Omit<MergedConcept, 'terms'>> = {},
): MergedConcept => ({ domain: '', definition: '', note: '', ...more, terms });

const space = concept([term('zh', '网络空间'), term('en', 'cyberspace')]);
const kinds = (...[known, newcomers, policy]: Parameters<typeof mergeConcepts>) =>
  mergeConcepts(known, newcomers, policy).map(({ kind }) => kind);

/** What a termbase is after its newcomers have come. */
function after(
  known: readonly MergedConcept[],
  newcomers: readonly MergedConcept[],
  policy: 'add' | 'replace',
): MergedConcept[] {
  const merges = mergeConcepts(known, newcomers, policy);
  const changed = new Map(
    merges.flatMap((merge) => (merge.kind === 'changed' ? [[merge.known, merge.into]] : [])),
  );
  return [
    ...known.map((it) => changed.get(it) ?? it),
    ...newcomers.filter((_, at) => merges[at]!.kind === 'new'),
  ];
}

describe('merging concepts', () => {
  it('adds what is new, and what is there already not again', () => {
    expect(kinds([], [space, space], 'add')).toEqual(['new', 'same']);
    expect(kinds([space], [space], 'add')).toEqual(['same']);
  });

  it('gives a known one the terms and facts that it lacks, and changes nothing that it says', () => {
    const fuller = concept(
      [term('zh', '网络空间', { usage: 'forbidden' }), term('en', 'cyberspace', { partOfSpeech: 'noun' }), term('en', 'the net')],
      { definition: 'the space that networks make', note: 'theirs' },
    ); // prettier-ignore
    const known = { ...space, note: 'ours' };
    expect(mergeConcepts([known], [fuller], 'add')).toEqual([
      {
        kind: 'changed',
        known,
        into: {
          domain: '',
          definition: 'the space that networks make',
          note: 'ours\ntheirs',
          terms: [term('zh', '网络空间'), term('en', 'cyberspace', { partOfSpeech: 'noun' }), term('en', 'the net')],
        }, // prettier-ignore
      },
    ]);
  });

  it('keeps two meanings of one wording apart', () => {
    const senses = ['of a river', 'of money'].map((definition) => ({ ...space, definition }));
    expect(kinds([], senses, 'add')).toEqual(['new', 'new']);
    expect(kinds([senses[0]!], [senses[1]!], 'add')).toEqual(['new']);
    expect(kinds(senses, senses, 'add')).toEqual(['same', 'same']);
  });

  it('takes one term in common for chance, unless the newcomer has one language', () => {
    expect(kinds([space], [concept([term('zh', '网络空间'), term('en', 'the web')])], 'add')).toEqual(['new']); // prettier-ignore
    expect(kinds([space], [concept([term('zh', '网络空间')])], 'add')).toEqual(['same']);
  });

  it('knows a language by whichever tag a tool writes, and 简 from 繁', () => {
    const tagged = (lang: string) => concept([term(lang, '治理'), term('en-GB', 'governance')]);
    expect(kinds([tagged('zh-Hans')], [tagged('zh-CN'), tagged('zh-TW')], 'add')).toEqual([
      'same',
      'new',
    ]);
  });

  it('makes a known one what the file says where one wants that', () => {
    const corrected = concept([...space.terms], { definition: 'corrected' });
    const known = { ...space, definition: 'wrong' };
    expect(mergeConcepts([known], [corrected], 'replace')).toEqual([
      { kind: 'changed', known, into: corrected },
    ]);
  });

  it('changes nothing the second time', () => {
    const word = fc.constantFrom('a', 'b', 'c');
    const any = fc.array(
      fc.record({
        domain: fc.constantFrom('', 'x'),
        definition: fc.constantFrom('', 'p', 'q'),
        note: fc.constantFrom('', 'n'),
        terms: fc.uniqueArray(
          fc.record({
            lang: fc.constantFrom('zh', 'en'),
            text: word,
            partOfSpeech: fc.constantFrom('', 'noun'),
            usage: fc.constantFrom('preferred' as const, 'forbidden' as const),
            note: fc.constantFrom('', 'm'),
          }),
          { minLength: 1, maxLength: 3, selector: ({ lang, text }) => lang + text },
        ),
      }),
      { maxLength: 5 },
    );
    fc.assert(
      fc.property(any, any, fc.constantFrom('add' as const, 'replace' as const), (known, newcomers, policy) => {
        const once = after(known, newcomers, policy);
        expect(kinds(once, newcomers, policy).filter((kind) => kind !== 'same')).toEqual([]);
      }),
      { numRuns: 2000 },
    ); // prettier-ignore
  });

  it('takes time linear in the newcomers where all have one wording', () => {
    const known = Array.from({ length: 3000 }, (_, at) => concept([term('zh', '的'), term('en', 'of')], { definition: String(at) })); // prettier-ignore
    const newcomers = known.map((it) => ({ ...it, definition: `${it.definition} too` }));
    expect(kinds(known, newcomers, 'add')).toHaveLength(3000);
  });
});
