import { problem } from './problem';

/** A unit has two sides of at most 10,000 characters. */
const mostBytes = 1024 * 1024;

/** The JSON of a request's body, or what is wrong with it; it is not read on where it is too large. */
export async function readJson(
  request: Request,
): Promise<{ value: unknown } | { refusal: Response }> {
  const tooLarge = () => ({
    refusal: problem(413, `The body has more than ${mostBytes} bytes.`),
  });
  if (Number(request.headers.get('content-length') ?? 0) > mostBytes) return tooLarge();
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of (request.body ?? []) as AsyncIterable<Uint8Array>) {
    size += piece.length;
    if (size > mostBytes) return tooLarge();
    pieces.push(piece);
  }
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(pieces));
    return { value: JSON.parse(text) as unknown };
  } catch {
    return { refusal: problem(400, 'The body is not JSON in UTF-8.') };
  }
}
