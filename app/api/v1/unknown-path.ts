import { guard } from './guard';
import { problem } from './problem';

/** The answer to a path that is none of the API's. */
export function unknownPath(request: Request): Response {
  const { pathname } = new URL(request.url);
  return (
    guard(request) ??
    problem(404, `There is no ${request.method} ${pathname}. /api/docs says what there is.`)
  );
}
