import fc from 'fast-check';
import { shorten, showSpaces } from './visible';

describe('shorten', () => {
  it('leaves what one can look over', () => {
    expect(shorten('目 录')).toBe('目 录');
    fc.assert(fc.property(fc.string({ maxLength: 160 }), (text) => shorten(text) === text));
  });

  it('keeps both ends of what is long, and never halves a character', () => {
    const block = `始${'𠀀'.repeat(500_000)}终`;
    const short = shorten(block);
    expect(short.startsWith('始')).toBe(true);
    expect(short.endsWith('终')).toBe(true);
    expect(Array.from(short).length).toBeLessThan(170);
    expect(short).not.toMatch(/[\ud800-\udbff](?![\udc00-\udfff])/);
  });
});

describe('showSpaces', () => {
  it('shows each kind of white space in a change', () => {
    expect(showSpaces('目 录\u3000一\t二\r\n三\n四\r')).toBe('目␣录▭一⇥二⏎三⏎四⏎');
  });

  it('shows only line ends in the context', () => {
    expect(showSpaces('the internet\nnow', 'context')).toBe('the internet⏎now');
  });
});
