import { createServer, type ServerResponse } from 'node:http';
import { resolve } from 'node:path';
import next from 'next';
import { entryOf, isForPrograms, isLoopbackName, isQuotedWell } from '@/lib/access/entry';
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
    const path = request.url ?? '/';
    if (entry === 'open') {
      if (!isForPrograms(path) || isQuotedWell(path)) return void handle(request, response);
      return sendProblem(response, 400, 'Bad Request', 'The path is not quoted UTF-8.');
    }
    if (entry === 'unauthorised')
      return sendProblem(response, 401, 'Unauthorized', 'Send the token as “Authorization: Bearer …”.', { 'WWW-Authenticate': 'Bearer realm="Hebi"' }); // prettier-ignore
    if (isForPrograms(path))
      return sendProblem(response, 421, 'Misdirected Request', 'Without a token Hebi answers on this machine only, by the name 127.0.0.1 or localhost.'); // prettier-ignore
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

/** What is refused before a route sees it, in the form of all errors (RFC 9457). */
function sendProblem(
  response: ServerResponse,
  status: number,
  title: string,
  detail: string,
  headers: Readonly<Record<string, string>> = {},
): void {
  response.writeHead(status, { 'Content-Type': 'application/problem+json', ...headers });
  response.end(JSON.stringify({ type: 'about:blank', title, status, detail }));
}

void main();
