import { createServer } from 'node:http';
import { resolve } from 'node:path';
import next from 'next';
import { entryOf, isLoopbackName } from '@/lib/access/entry';
import { closeClient } from '@/lib/store/client';

/** A shorter token could be guessed. */
const leastToken = 16;

/**
 * Serves the built app. By default on the loopback interface only. HEBI_HOST opens it to a network:
 * then programs elsewhere may use the API with the token HEBI_TOKEN, and pages stay on this machine.
 * PORT 0 takes any free port; the address is printed (`serverAddress`).
 */
async function main(): Promise<void> {
  const dev = process.env.HEBI_DEV === '1';
  const hostname = process.env.HEBI_HOST || '127.0.0.1';
  const token = process.env.HEBI_TOKEN ?? '';
  if (!isLoopbackName(hostname) && token.length < leastToken) {
    console.error(
      `HEBI_HOST=${hostname} opens Hebi to a network: set HEBI_TOKEN to a secret of at least ${leastToken} characters, which programs send as “Authorization: Bearer …”.`,
    );
    process.exit(1);
  }
  const wanted = Number(process.env.PORT ?? 3000);
  process.env.HEBI_DB = resolve(process.env.HEBI_DB || 'data/hebi.db');

  const server = createServer();
  const app = next({ dev, hostname, port: wanted, httpServer: server });
  await app.prepare();
  const handle = app.getRequestHandler();
  server.on('request', (request, response) => {
    const entry = entryOf(
      {
        remoteAddress: request.socket.remoteAddress,
        host: request.headers.host,
        path: request.url ?? '/',
        authorization: request.headers.authorization,
      },
      token,
    );
    if (entry === 'open') return void handle(request, response);
    if (entry === 'unauthorised') {
      response.writeHead(401, {
        'Content-Type': 'application/problem+json',
        'WWW-Authenticate': 'Bearer realm="Hebi"',
      });
      response.end(
        JSON.stringify({
          type: 'about:blank',
          title: 'Unauthorized',
          status: 401,
          detail: 'Send the token as “Authorization: Bearer …”.',
        }),
      );
      return;
    }
    response.writeHead(421, { 'Content-Type': 'text/plain; charset=utf-8' });
    response.end('Hebi’s pages answer on this machine only: http://127.0.0.1\n');
  });
  server.once('error', (error: NodeJS.ErrnoException) => {
    console.error(error.code === 'EADDRINUSE' ? `Port ${wanted} is taken.` : error.message);
    process.exit(1);
  });
  server.listen(wanted, hostname, () => {
    const address = server.address();
    const port = typeof address === 'object' && address ? address.port : wanted;
    // An action that another page's code holds is forwarded there by Next, which knows no port but 3000
    // where any free one was taken: the answer would be lost.
    const self = hostname === '::1' ? '[::1]' : isLoopbackName(hostname) ? hostname : '127.0.0.1';
    process.env.__NEXT_PRIVATE_ORIGIN = `http://${self}:${port}`;
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

void main();
