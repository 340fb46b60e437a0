const localHosts = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * Lets a request through that was sent to this machine by a page of ours, or by no page at all.
 * A foreign page that guesses the address has another Origin; one that re-binds a name to 127.0.0.1
 * has another Host.
 *
 * @returns the refusal, or null where there is nothing to refuse
 */
export function refuse(request: Request): Response | null {
  const host = request.headers.get('host') ?? '';
  const origin = request.headers.get('origin');
  const site = request.headers.get('sec-fetch-site');
  const trusted =
    localHosts.has(host.replace(/:\d+$/, '').toLowerCase()) &&
    (origin === null || hostOf(origin) === host) &&
    (site === null || site === 'same-origin' || site === 'none');
  return trusted ? null : Response.json({ error: { code: 'foreign' } }, { status: 403 });
}

function hostOf(origin: string): string | null {
  try {
    return new URL(origin).host;
  } catch {
    return null;
  }
}
