import { holdsToken } from './bearer';
import { entryOf, isForPrograms, isQuotedWell } from './entry';

const visit = (more: object) => ({
  remoteAddress: '127.0.0.1',
  host: '127.0.0.1:3000',
  path: '/',
  authorization: undefined,
  ...more,
});
const far = { remoteAddress: '192.0.2.7', host: 'hebi.example:3000' };

describe('who may enter', () => {
  it('lets this machine ask for everything', () => {
    expect(entryOf(visit({}), '')).toBe('open');
    expect(entryOf(visit({ host: 'localhost:3000', remoteAddress: '::ffff:127.0.0.1' }), '')).toBe(
      'open',
    );
    expect(entryOf(visit({ host: '[::1]:3000', remoteAddress: '::1' }), 'secret')).toBe('open');
  });

  it('lets no name but its own be pointed at this machine', () => {
    expect(entryOf(visit({ host: 'evil.example:3000' }), '')).toBe('elsewhere');
    expect(entryOf(visit({ host: '127.0.0.1.evil.example' }), '')).toBe('elsewhere');
  });

  it('does not believe who says that it is this machine', () => {
    expect(entryOf(visit({ remoteAddress: '192.0.2.7', path: '/api/v1/lookup' }), 't')).toBe(
      'unauthorised',
    );
  });

  it.each(['/api/v1/lookup?segment=x', '/tmserver/zh/en/unit/x', '/api/openapi.json'])(
    'lets programs elsewhere ask for %s with the token',
    (path) => {
      const authorization = 'Bearer secret';
      expect(entryOf(visit({ ...far, path, authorization }), 'secret')).toBe('open');
      expect(entryOf(visit({ ...far, path }), 'secret')).toBe('unauthorised');
      expect(entryOf(visit({ ...far, path, authorization }), 'other')).toBe('unauthorised');
    },
  );

  it.each(['/', '/texts/x', '/api/import', '/api/v10/x', '/tmserverx'])(
    'shows %s to nobody elsewhere',
    (path) => {
      expect(entryOf(visit({ ...far, path, authorization: 'Bearer secret' }), 'secret')).toBe(
        'elsewhere',
      );
    },
  );

  it('tells programs from pages by their path, and a path that is quoted badly', () => {
    expect(['/tmserver', '/api/v1/x?y', '/api/openapi.json'].every(isForPrograms)).toBe(true);
    expect(['/api/v10', '/tmserverx', '/'].some(isForPrograms)).toBe(false);
    expect(['/tmserver/zh/en/unit/%E5%8F%96?q=%E5', '/a+b'].map(isQuotedWell)).toEqual([
      true,
      true,
    ]);
    expect(['/tmserver/zh/en/unit/%E5%8F', '/%', '/%zz'].some(isQuotedWell)).toBe(false);
  });

  it('has no token that is empty', () => {
    expect(holdsToken('Bearer ', '')).toBe(false);
    expect(holdsToken(null, '')).toBe(false);
  });
});
