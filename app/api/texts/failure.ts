/** A request about a text that cannot be answered, in the one shape that pages know. */
export function failure(code: 'invalid' | 'gone' | 'empty', status: number): Response {
  return Response.json({ error: { code } }, { status });
}
