import { z } from 'zod';
import { contentDisposition } from '@/app/api/texts/[id]/export/file-name';
import { toBytes } from '@/app/api/to-bytes';
import { refuse } from '@/app/api/trust';
import { allConcepts } from '@/lib/store/terms/concepts';
import { findTermbase } from '@/lib/store/terms/termbases';
import { termsFormats, writeTerms } from '@/lib/store/terms/write-terms';
import { mediaTypes } from './media-types';

interface Context {
  params: Promise<{ id: string }>;
}

/** A termbase as a file (`?format=tbx|csv|tsv`), streamed. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const refusal = refuse(request);
  if (refusal) return refusal;
  const format = z.enum(termsFormats).safeParse(new URL(request.url).searchParams.get('format'));
  const termbase = await findTermbase((await params).id);
  if (!format.success || !termbase)
    return Response.json(
      { error: { code: termbase ? 'invalid' : 'unknown-termbase' } },
      { status: termbase ? 400 : 404 },
    );
  const { id, name } = termbase;
  return new Response(toBytes(writeTerms(allConcepts(id), { format: format.data, name })), {
    headers: {
      'Content-Type': `${mediaTypes[format.data]}; charset=utf-8`,
      'Content-Disposition': contentDisposition(name, format.data),
      'Cache-Control': 'no-store',
    },
  });
}
