import { refuse } from './trust';

const request = (headers: Record<string, string>) => {
  // Request drops `host`, which the server sets.
  const all = new Map(Object.entries(headers));
  return { headers: { get: (name: string) => all.get(name) ?? null } } as unknown as Request;
};

describe('refuse', () => {
  it.each([
    [{ host: '127.0.0.1:3000' }],
    [{ host: 'localhost:3000', origin: 'http://localhost:3000' }],
    [{ host: '[::1]:3000', origin: 'http://[::1]:3000', 'sec-fetch-site': 'same-origin' }],
    [{ host: 'LOCALHOST' }],
  ])('lets a page of ours through: %j', (headers) => {
    expect(refuse(request(headers))).toBeNull();
  });

  it.each([
    ['a name that was bound to this machine', { host: 'evil.example:3000' }],
    ['a host that only begins like ours', { host: '127.0.0.1.evil.example' }],
    ['a foreign page', { host: '127.0.0.1:3000', origin: 'https://evil.example' }],
    ['a page on another port', { host: '127.0.0.1:3000', origin: 'http://127.0.0.1:8080' }],
    ['a sandboxed frame', { host: '127.0.0.1:3000', origin: 'null' }],
    ['a foreign form', { host: '127.0.0.1:3000', 'sec-fetch-site': 'cross-site' }],
    ['no host', {}],
  ])('refuses %s', (_, headers) => {
    expect(refuse(request(headers as Record<string, string>))?.status).toBe(403);
  });
});
