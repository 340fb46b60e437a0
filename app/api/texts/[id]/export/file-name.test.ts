import fc from 'fast-check';
import { contentDisposition } from './file-name';

describe('the name of a download', () => {
  it('keeps a Chinese title, and has a plain name for old clients', () => {
    expect(contentDisposition('携手', 'tmx')).toBe(
      `attachment; filename="hebi.tmx"; filename*=UTF-8''%E6%90%BA%E6%89%8B.tmx`,
    );
  });

  it('escapes what RFC 5987 reserves', () => {
    expect(contentDisposition("Li's (draft)", 'tmx')).toContain(
      "filename*=UTF-8''Li%27s%20%28draft%29.tmx",
    );
  });

  it('falls back on a name of our own', () => {
    expect(contentDisposition(' /// ', 'tmx')).toContain('filename="hebi.tmx"');
  });

  it('is one line of ASCII whatever the title', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (title) => {
        expect(contentDisposition(title, 'tmx')).toMatch(
          /^attachment; filename="[^"\\\r\n]+\.tmx"; filename\*=UTF-8''[A-Za-z0-9!#$&+\-.^_`|~%]+$/,
        );
      }),
    );
  });
});
