import { spawn } from 'node:child_process';
import { Readable } from 'node:stream';
import { refuse } from '@/app/api/trust';
import { readMemory } from '@/lib/store/memory/list';

interface Context {
  params: Promise<{ id: string }>;
}

/** A memory as TMX (`?level=1` without inline codes), written by a process of its own as it is read. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const refusal = refuse(request);
  if (refusal) return refusal;
  const id = Number((await params).id);
  const memory = Number.isInteger(id) ? await readMemory(id) : null;
  if (!memory) return Response.json({ error: { code: 'unknown-memory' } }, { status: 404 });
  const level = new URL(request.url).searchParams.get('level') === '1' ? '1' : '2';
  const args = ['export', `--memory=${memory.name}`, '--out=-', `--level=${level}`];
  const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/memory.ts', ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
    // The flags of a test runner or of Next are not meant for it.
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  request.signal.addEventListener('abort', () => child.kill());
  // A file that breaks off must not look whole.
  child.once('close', (code) => {
    if (code !== 0) child.stdout.destroy(new Error('The export failed.'));
  });
  const name = encodeURIComponent(`${memory.name.replace(/[/\\:*?"<>|\p{Cc}]/gu, '_')}.tmx`);
  return new Response(Readable.toWeb(child.stdout) as ReadableStream<Uint8Array>, {
    headers: {
      'Content-Type': 'application/x-tmx+xml; charset=utf-8',
      'Content-Disposition': `attachment; filename="memory.tmx"; filename*=UTF-8''${name}`,
      'Cache-Control': 'no-store',
    },
  });
}
