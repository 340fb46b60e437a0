import { mediaTypes } from '@/app/api/terms/[id]/export/media-types';
import { toBytes } from '@/app/api/to-bytes';
import { allConcepts } from '@/lib/store/terms/concepts';
import { findTermbase } from '@/lib/store/terms/termbases';
import { writeTerms } from '@/lib/store/terms/write-terms';
import { guard } from '../../../guard';
import { otherMethods } from '../../../other-methods';
import { invalid, problem } from '../../../problem';
import { termsExportQuery } from '../../../schemas';

interface Context {
  params: Promise<{ id: string }>;
}

/** A termbase as TBX, CSV or TSV, streamed. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const refusal = guard(request);
  if (refusal) return refusal;
  const query = termsExportQuery.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (!query.success) return invalid(query.error);
  const termbase = await findTermbase((await params).id);
  if (!termbase) return problem(404, 'There is no such termbase.');
  const { format } = query.data;
  return new Response(
    toBytes(writeTerms(allConcepts(termbase.id), { format, name: termbase.name })),
    {
      headers: {
        'Content-Type': `${mediaTypes[format]}; charset=utf-8`,
        'Cache-Control': 'no-store',
      },
    },
  );
}

const refused = otherMethods('GET');
export { refused as POST, refused as PUT, refused as PATCH, refused as DELETE };
