import { createHash, timingSafeEqual } from 'node:crypto';

/**
 * Whether a request's `Authorization` header holds the token (RFC 6750). Takes the same time for
 * every wrong token.
 * @param token that is asked for; nothing holds where it is empty
 */
export function holdsToken(authorization: string | null | undefined, token: string): boolean {
  const given = /^Bearer +(\S+)$/i.exec(authorization ?? '')?.[1];
  if (given === undefined || token === '') return false;
  return timingSafeEqual(digest(given), digest(token));
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
