import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

/** Calls an action of the pages as a page does, and gives its answer. */
export type CallAction = (name: string, argument: unknown) => Promise<unknown>;

const manifestSchema = z.object({ node: z.record(z.string(), z.object({ exportedName: z.string() })) }); // prettier-ignore

/**
 * Calls the server actions of a text's page over HTTP, by the ids that the build gave them.
 * @param address the page's address
 * @param name the display name of the person
 */
export async function pageActions(address: string, name: string): Promise<CallAction> {
  const manifest = join('.next', 'server', 'server-reference-manifest.json');
  const { node } = manifestSchema.parse(JSON.parse(await readFile(manifest, 'utf8')));
  const ids = new Map(Object.entries(node).map(([id, { exportedName }]) => [exportedName, id]));
  return async (action, argument) => {
    const id = ids.get(action);
    if (!id) throw new Error(`The built app has no action ${action}: build it again.`);
    const response = await fetch(address, {
      method: 'POST',
      headers: {
        'Next-Action': id,
        'Content-Type': 'text/plain;charset=UTF-8',
        Accept: 'text/x-component',
        Cookie: `hebi-name=${encodeURIComponent(name)}`,
      },
      body: JSON.stringify([argument]),
    });
    const body = await response.text();
    if (!response.ok) throw new Error(`${action}: HTTP ${response.status}`);
    return answerIn(body);
  };
}

/** The answer is the row that the first row names (React's flight format): `0:{"a":"$@1",…}`, `1:{…}`. */
function answerIn(body: string): unknown {
  const rows = new Map(
    body.split('\n').map((line) => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon), line.slice(colon + 1)] as const;
    }),
  );
  const first = z
    .object({ a: z.string().regex(/^\$@[0-9a-f]+$/) })
    .parse(JSON.parse(rows.get('0')!));
  return JSON.parse(rows.get(first.a.slice(2))!);
}
