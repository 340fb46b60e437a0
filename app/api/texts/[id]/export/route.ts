import { z } from 'zod';
import { refuse } from '@/app/api/trust';
import { toBytes } from '@/app/api/to-bytes';
import { countUnits, exportTmx } from '@/lib/store/export';
import { readText } from '@/lib/store/texts';
import { version } from '@/package.json';
import { failure } from '../../failure';
import { contentDisposition } from './file-name';

interface Context {
  params: Promise<{ id: string }>;
}

const languageTag = z
  .string()
  .max(35)
  .transform((tag, context) => {
    try {
      return Intl.getCanonicalLocales(tag)[0]!;
    } catch {
      context.addIssue({ code: 'custom', message: 'not a BCP 47 tag' });
      return z.NEVER;
    }
  });

const exportSchema = z.object({
  format: z.literal('tmx'),
  status: z.enum(['confirmed', 'all']),
  source: languageTag,
  target: languageTag,
});

/** A text as a file: `?format=tmx&status=confirmed|all&source=zh-CN&target=en`, streamed. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const refusal = refuse(request);
  if (refusal) return refusal;
  const wanted = exportSchema.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (!wanted.success) return failure('invalid', 400);
  const { status, source, target } = wanted.data;
  const text = await readText((await params).id);
  if (!text) return failure('gone', 404);
  const onlyConfirmed = status === 'confirmed';
  // An empty file would look like a lost one.
  if ((await countUnits(text.alignmentId, { onlyConfirmed })) === 0) return failure('empty', 409);
  const document = await exportTmx(text.id, {
    onlyConfirmed,
    langs: { source, target },
    toolVersion: version,
  });
  if (!document) return failure('gone', 404);
  return new Response(toBytes(document), {
    headers: {
      'Content-Type': 'application/x-tmx+xml; charset=utf-8',
      'Content-Disposition': contentDisposition(text.versions[0]!.title, 'tmx'),
      'Cache-Control': 'no-store',
    },
  });
}
