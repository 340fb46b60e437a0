import { guard } from '@/app/api/v1/guard';
import { invalid, storeProblem } from '@/app/api/v1/problem';
import { lookupQuery } from '@/app/api/v1/schemas';
import { askMemory } from '@/lib/store/memory/service';

/** What a program gets that asks for nothing else, as with translate-toolkit's tmserver. */
const usual = { threshold: '70', limit: '5' };

/**
 * Matches in the form of translate-toolkit's tmserver and amaGama, which Virtaal, Pootle, Weblate
 * and plug-ins of OmegaT read: `[{source, target, quality, rank}]`, the best first, quality in per
 * cent. `min_similarity` and `max_candidates` as there.
 */
export async function GET(request: Request): Promise<Response> {
  const refusal = guard(request);
  if (refusal) return refusal;
  const { pathname, searchParams } = new URL(request.url);
  // Clients quote as in a form: a space is +, a slash %2F. The route's parameters do not keep them apart.
  const [source, target, , text] = pathname.split('/').slice(2).map(unquote);
  const query = lookupQuery.safeParse({
    segment: text,
    from: source?.replaceAll('_', '-'),
    to: target?.replaceAll('_', '-'),
    threshold: searchParams.get('min_similarity') ?? usual.threshold,
    limit: searchParams.get('max_candidates') ?? usual.limit,
  });
  if (!query.success) return invalid(query.error);
  try {
    const matches = await askMemory('lookup', query.data);
    return Response.json(
      matches.map(({ source: from, target: to, adapted, score, origin }) => ({
        source: from,
        target: adapted ?? to,
        // A context match is more than 100 here, and no more than 100 there.
        quality: Math.min(score, 100),
        rank: score,
        context: origin.kind === 'memory' ? origin.name : origin.title,
      })),
    );
  } catch (error) {
    return storeProblem(error);
  }
}

function unquote(part: string): string {
  try {
    return decodeURIComponent(part.replaceAll('+', ' '));
  } catch {
    return part;
  }
}
