import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname } from 'node:path';
import { receiveUpload } from './receive-upload';

const address = 'http://127.0.0.1/api/import';

function upload(files: [name: string, content: string | Uint8Array<ArrayBuffer>][], fields = {}) {
  const body = new FormData();
  for (const [name, value] of Object.entries<string>(fields)) body.append(name, value);
  for (const [name, content] of files) body.append('file', new File([content], name));
  return new Request(address, { method: 'POST', body });
}

const left = () =>
  readdirSync(tmpdir()).filter((name) => name.startsWith(`hebi-import-${process.pid}-`));

afterEach(() => expect(left()).toEqual([]));

describe('receiveUpload', () => {
  it('writes the files as they came and takes them away again', async () => {
    const raw = new Uint8Array(300_000).map((_, at) => at % 256);
    const received = await receiveUpload(
      upload([
        ['原文.txt', raw],
        ['translation.md', '# Title'],
      ]),
    );
    expect(received.files.map(({ name, size }) => [name, size])).toEqual([
      ['原文.txt', 300_000],
      ['translation.md', 7],
    ]);
    expect(readFileSync(received.files[0]!.path).equals(raw)).toBe(true);
    await received.discard();
    expect(existsSync(received.files[0]!.path)).toBe(false);
  });

  it('gives the fields in their order', async () => {
    const { fields, discard } = await receiveUpload(upload([['a.txt', 'a']], { title: '合璧' }));
    expect(fields.title).toEqual(['合璧']);
    await discard();
  });

  it.each(['../../etc/passwd', '..\\..\\windows.txt', '/abs/path.html', 'a\u200bb\u202e.txt', ''])(
    'never makes a path of the name %j',
    async (name) => {
      const { files, discard } = await receiveUpload(upload([[name, 'x']]));
      expect(dirname(files[0]!.path)).toContain(`hebi-import-${process.pid}-`);
      expect(files[0]!.path).toMatch(/[/\\]0$/);
      expect(files[0]!.name).not.toMatch(/[/\\\p{Cc}\p{Cf}]/u);
      expect(files[0]!.name).not.toBe('');
      await discard();
    },
  );

  it('names the file that is too large', async () => {
    const large = upload([
      ['small.txt', 'x'],
      ['large.txt', 'x'.repeat(2000)],
    ]);
    await expect(receiveUpload(large, 1000)).rejects.toMatchObject({
      code: 'too-large',
      file: 'large.txt',
    });
  });

  it('does not go on reading what has no end', async () => {
    let given = 0;
    const body = new ReadableStream<Uint8Array>({
      start: (controller) =>
        controller.enqueue(
          Buffer.from(
            '--b\r\nContent-Disposition: form-data; name="file"; filename="endless.txt"\r\n\r\n',
          ),
        ),
      pull(controller) {
        given += 65_536;
        controller.enqueue(new Uint8Array(65_536));
      },
    });
    const request = new Request(address, {
      method: 'POST',
      body,
      headers: { 'content-type': 'multipart/form-data; boundary=b' },
      // Node asks for it where a body is a stream.
      ...{ duplex: 'half' },
    });
    await expect(receiveUpload(request, 1000)).rejects.toMatchObject({ code: 'too-large' });
    expect(given).toBeLessThan(8 * 1024 * 1024);
  });

  it.each([
    [
      'a body that breaks off',
      'multipart/form-data; boundary=b',
      '--b\r\nContent-Disp',
      'broken-off',
    ],
    [
      'a file that breaks off',
      'multipart/form-data; boundary=b',
      '--b\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\nhalf',
      'broken-off',
    ],
    ['a boundary that is missing', 'multipart/form-data', 'x', 'broken-off'],
    ['another kind of body', 'text/plain', 'x', 'not-multipart'],
  ])('refuses %s', async (_, type, body, code) => {
    const request = new Request(address, {
      method: 'POST',
      body,
      headers: { 'content-type': type },
    });
    await expect(receiveUpload(request)).rejects.toMatchObject({ code });
  });
});
