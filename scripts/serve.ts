import { createServer, type IncomingMessage } from 'node:http';
import { resolve } from 'node:path';
import next from 'next';
import { closeClient } from '@/lib/store/client';

/**
 * Serves the built app on the loopback interface only, and only to who asks for it by a loopback
 * name: a page elsewhere that points a name of its own at this machine gets nothing.
 * PORT 0 takes any free port; the address is printed (`serverAddress`).
 */
async function main(): Promise<void> {
  const dev = process.env.HEBI_DEV === '1';
  const hostname = '127.0.0.1';
  const wanted = Number(process.env.PORT ?? 3000);
  process.env.HEBI_DB = resolve(process.env.HEBI_DB || 'data/hebi.db');

  const server = createServer();
  const app = next({ dev, hostname, port: wanted, httpServer: server });
  await app.prepare();
  const handle = app.getRequestHandler();
  server.on('request', (request, response) => {
    if (isLoopback(request)) return void handle(request, response);
    response.writeHead(421, { 'Content-Type': 'text/plain; charset=utf-8' });
    response.end('Hebi answers on this machine only: http://127.0.0.1\n');
  });
  server.once('error', (error: NodeJS.ErrnoException) => {
    console.error(error.code === 'EADDRINUSE' ? `Port ${wanted} is taken.` : error.message);
    process.exit(1);
  });
  server.listen(wanted, hostname, () => {
    const address = server.address();
    const port = typeof address === 'object' && address ? address.port : wanted;
    console.log(`Hebi is on http://${hostname}:${port} (Ctrl-C stops it)`);
  });

  const stop = async () => {
    server.close();
    // Event streams stay open as long as their pages do.
    server.closeAllConnections();
    await app.close();
    await closeClient();
    process.exit(0);
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

function isLoopback(request: IncomingMessage): boolean {
  const host = (request.headers.host ?? '').toLowerCase().replace(/:\d+$/, '');
  return host === '127.0.0.1' || host === 'localhost' || host === '[::1]';
}

void main();
