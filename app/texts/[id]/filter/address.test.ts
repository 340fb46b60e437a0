import fc from 'fast-check';
import { checks } from '@/lib/quality/types';
import { isOpen, readFilter, statuses, types, withFilter } from './address';

const read = (address: string) => readFilter(new URLSearchParams(address));

describe('a filter in an address', () => {
  it('is none where nothing is named', () => {
    expect(read('bead=5')).toEqual({ filter: {}, wrong: [] });
    expect(isOpen(read('bead=5').filter)).toBe(true);
  });

  it('has every part', () => {
    const address =
      'status=draft&type=one-sided&confidence=60-100&editor=%E6%9E%97&comments=open&issues=number';
    expect(read(address)).toEqual({
      filter: {
        status: 'draft',
        type: 'one-sided',
        confidence: { from: 0.6, to: 1 },
        by: '林',
        commented: true,
        issues: 'number',
      },
      wrong: [],
    });
  });

  it.each(['status=done', 'type=2:1', 'confidence=80-20', 'confidence=0-101', 'confidence=0.5', 'editor=', 'comments=1', 'issues=all'])('leaves out %s and says so', (address) => {
    const [name, value] = address.split('=');
    expect(read(`${address}&status=draft`.replace(/^status=done&status=draft/, 'status=done'))).toMatchObject({ wrong: [{ name, value }] });
  }); // prettier-ignore

  it('keeps what else the address says', () => {
    expect(withFilter(new URLSearchParams('bead=5&status=draft'), {})).toBe('bead=5');
  });

  it('comes back as it was written', () => {
    const share = fc.integer({ min: 0, max: 100 });
    const filters = fc.record(
      {
        status: fc.constantFrom(...statuses),
        type: fc.constantFrom(...types),
        confidence: fc
          .tuple(share, share)
          .map(([a, b]) => ({ from: Math.min(a, b) / 100, to: Math.max(a, b) / 100 })),
        by: fc.constantFrom('林', 'Ann & Bob', 'a=b?c'),
        commented: fc.constant(true),
        issues: fc.constantFrom('any' as const, ...checks),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(filters, (filter) => {
        expect(read(withFilter(new URLSearchParams(), filter))).toEqual({ filter, wrong: [] });
      }),
    );
  });
});
