import { holdsToken } from './bearer';

/** A request as far as it matters who may enter. */
export interface Visit {
  /** Address of the other end, as the socket has it. */
  remoteAddress: string | undefined;
  /** Header `Host`. */
  host: string | undefined;
  /** Path with or without query. */
  path: string;
  /** Header `Authorization`. */
  authorization: string | undefined;
}

export type Entry =
  | 'open'
  /** From elsewhere, or by another name, without the token. */
  | 'unauthorised'
  /** Pages answer on this machine only. */
  | 'elsewhere';

/** What programs on other machines may ask: everything else has no login. */
const forPrograms = /^\/(?:api\/(?:v1|openapi\.json)|tmserver)(?:[/?]|$)/;

/** Whether a path is for programs, which are told errors as problem details. */
export function isForPrograms(path: string): boolean {
  return forPrograms.test(path);
}

/** Whether what is quoted in a path is UTF-8: a router that unquotes it fails on what is not. */
export function isQuotedWell(path: string): boolean {
  try {
    decodeURIComponent(path.split('?', 1)[0]!);
    return true;
  } catch {
    return false;
  }
}

/**
 * Who may ask for what. On this machine, by a loopback name, everything: a page elsewhere that
 * points a name of its own at this machine gets nothing. From elsewhere only what is made for
 * programs, with the token.
 * @param token '' where none is set: then nothing is open to elsewhere
 */
export function entryOf(visit: Visit, token: string): Entry {
  if (isLoopbackAddress(visit.remoteAddress) && isLoopbackName(visit.host)) return 'open';
  if (token === '' || !forPrograms.test(visit.path)) return 'elsewhere';
  return holdsToken(visit.authorization, token) ? 'open' : 'unauthorised';
}

/** Whether a host that one listens on is reached from this machine only. */
export function isLoopbackName(host: string | undefined): boolean {
  const name = (host ?? '').toLowerCase().replace(/:\d+$/, '');
  return name === 'localhost' || name === '[::1]' || name === '::1' || isLoopback4(name);
}

function isLoopbackAddress(address: string | undefined): boolean {
  const plain = (address ?? '').replace(/^::ffff:/i, '');
  return plain === '::1' || isLoopback4(plain);
}

function isLoopback4(address: string): boolean {
  return /^127(?:\.\d{1,3}){3}$/.test(address);
}
