import { guard } from './guard';
import { problem } from './problem';

/**
 * Answers the methods that a path does not have, so that they are told in the form of all errors.
 * @param methods those that it has, for the header `Allow` (RFC 9110, section 15.5.6)
 */
export function otherMethods(...methods: string[]): (request: Request) => Response {
  // Next answers these two itself.
  const allowed = [...methods, ...(methods.includes('GET') ? ['HEAD'] : []), 'OPTIONS'].join(', ');
  return (request) =>
    guard(request) ??
    problem(405, `${new URL(request.url).pathname} takes ${allowed}, not ${request.method}.`, {}, { Allow: allowed }); // prettier-ignore
}
