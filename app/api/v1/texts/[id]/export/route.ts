import { toBytes } from '@/app/api/to-bytes';
import { countUnits, exportTmx } from '@/lib/store/export';
import { readText } from '@/lib/store/texts';
import { version } from '@/package.json';
import { guard } from '../../../guard';
import { otherMethods } from '../../../other-methods';
import { invalid, problem } from '../../../problem';
import { exportQuery } from '../../../schemas';

interface Context {
  params: Promise<{ id: string }>;
}

/** A text as TMX, streamed. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const refusal = guard(request);
  if (refusal) return refusal;
  const query = exportQuery.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (!query.success) return invalid(query.error);
  const { status, ...langs } = query.data;
  const onlyConfirmed = status === 'confirmed';
  const text = await readText((await params).id);
  if (!text) return problem(404, 'There is no such text.');
  if ((await countUnits(text.alignmentId, { onlyConfirmed })) === 0)
    return problem(409, 'No bead has this status yet: the file would be empty.');
  const document = await exportTmx(text.id, { onlyConfirmed, langs, toolVersion: version });
  if (!document) return problem(404, 'There is no such text.');
  return new Response(toBytes(document), {
    headers: {
      'Content-Type': 'application/x-tmx+xml; charset=utf-8',
      'Cache-Control': 'no-store',
    },
  });
}

const refused = otherMethods('GET');
export { refused as POST, refused as PUT, refused as PATCH, refused as DELETE };
