import { refuse } from '../../trust';
import { inspectHead } from './inspect-head';

const mostBytes = 64 * 1024;

/** Takes the first bytes of a file as its body; answers with the language and encoding they are in. */
export async function POST(request: Request): Promise<Response> {
  const refusal = refuse(request);
  if (refusal) return refusal;
  const head = await readHead(request);
  return Response.json(inspectHead(head, head.length === mostBytes));
}

async function readHead({ body }: Request): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  if (body) {
    for await (const chunk of body as unknown as AsyncIterable<Uint8Array>) {
      chunks.push(chunk);
      length += chunk.length;
      if (length >= mostBytes) break;
    }
  }
  return Buffer.concat(chunks).subarray(0, mostBytes);
}
