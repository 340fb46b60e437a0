import { listTexts } from '@/lib/store/texts';
import { guard } from '../guard';
import { otherMethods } from '../other-methods';

/** The texts, with their versions and how far they are confirmed. */
export async function GET(request: Request): Promise<Response> {
  const refusal = guard(request);
  if (refusal) return refusal;
  const texts = (await listTexts()).map(({ id, createdAt, beads, confirmed, versions }) => ({
    ...{ id, createdAt, beads, confirmed },
    versions: versions.map(({ lang, title }) => ({ lang, title })),
  }));
  return Response.json({ texts });
}

const refused = otherMethods('GET');
export { refused as POST, refused as PUT, refused as PATCH, refused as DELETE };
