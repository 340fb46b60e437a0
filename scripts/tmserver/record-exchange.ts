import { createServer, request as ask } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

/** Passes requests on to an address, and prints what goes to and fro. */
export async function recordExchange(
  address: string,
): Promise<{ address: string; end: () => void }> {
  const proxy = createServer(async (request, response) => {
    const { method, url = '/', headers } = request;
    const sent = await buffer(request);
    const passed = ask(new URL(url, address), {
      method,
      headers: { ...headers, host: new URL(address).host, 'accept-encoding': 'identity' },
    });
    passed.once('response', async (answer) => {
      const came = await buffer(answer);
      const type = answer.headers['content-type'] ?? '';
      say([`> ${method} ${url}`, `> User-Agent: ${headers['user-agent'] ?? ''}`, `${sent}`]);
      say([`< ${answer.statusCode} ${type}`, `${came}`, '']);
      response.writeHead(answer.statusCode!, { 'content-type': type });
      response.end(came);
    });
    passed.end(sent);
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  const { port } = proxy.address() as AddressInfo;
  return { address: `http://127.0.0.1:${port}`, end: () => proxy.close() };
}

function say(lines: readonly string[]): void {
  console.log(lines.join('\n').replaceAll(/\n\n+/g, '\n'));
}
