import { guard } from '@/app/api/v1/guard';
import { otherMethods } from '@/app/api/v1/other-methods';
import { invalid, storeProblem } from '@/app/api/v1/problem';
import { readJson } from '@/app/api/v1/read-json';
import { lookupQuery, tmserverUnit, unitBody } from '@/app/api/v1/schemas';
import { memoryOfName } from '@/lib/store/memory/memory-of-name';
import { askMemory } from '@/lib/store/memory/service';

/** What a program gets that asks for nothing else, as with translate-toolkit's tmserver. */
const usual = { threshold: '70', limit: '5' };
/** What an address calls what is checked. */
const names = {
  segment: 'text',
  threshold: 'min_similarity',
  limit: 'max_candidates',
  ...{ from: 'source language', sourceLang: 'source language' },
  ...{ to: 'target language', targetLang: 'target language' },
};
/** Where units are kept that programs send in this form. */
const memoryName = 'tmserver';

/**
 * Matches in the form of translate-toolkit's tmserver and amaGama, which Virtaal, Pootle, Weblate
 * and plug-ins of OmegaT read: `[{source, target, quality, rank}]`, the best first, quality in per
 * cent. `min_similarity` and `max_candidates` as there.
 */
export async function GET(request: Request): Promise<Response> {
  const refusal = guard(request);
  if (refusal) return refusal;
  const { from, to, text } = partsOf(request);
  const { searchParams } = new URL(request.url);
  const query = lookupQuery.safeParse({
    ...{ segment: text, from, to },
    threshold: searchParams.get('min_similarity') ?? usual.threshold,
    limit: searchParams.get('max_candidates') ?? usual.limit,
  });
  if (!query.success) return invalid(query.error, names);
  try {
    const matches = await askMemory('lookup', query.data);
    return Response.json(
      matches.map(({ source, target, adapted, score, origin }) => ({
        source,
        target: adapted ?? target,
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

/** Keeps a unit (`{"source": …, "target": …}`) in the memory of this name, as tmserver does. */
export async function PUT(request: Request): Promise<Response> {
  const refusal = guard(request);
  if (refusal) return refusal;
  const json = await readJson(request);
  if ('refusal' in json) return json.refusal;
  const sent = tmserverUnit.safeParse(json.value);
  if (!sent.success) return invalid(sent.error);
  const { from, to } = partsOf(request);
  const unit = unitBody.safeParse({ ...sent.data, sourceLang: from, targetLang: to });
  if (!unit.success) return invalid(unit.error, names);
  try {
    const memoryId = await memoryOfName(memoryName, memoryName);
    await askMemory('addUnit', { memoryId, ...unit.data });
    // There the answer is empty; clients read it as JSON.
    return Response.json('');
  } catch (error) {
    return storeProblem(error);
  }
}

/** tmserver tells a change from an addition by the method only. */
export { PUT as POST };

/**
 * The languages and the text that the address names. Clients quote the text as in a form or as a path:
 * a space is + or %20, a slash %2F or itself. The route's parameters do not keep them apart.
 */
function partsOf(request: Request): { from: string; to: string; text: string } {
  const parts = new URL(request.url).pathname.split('/').slice(2).map(unquote);
  const [source = '', target = '', , ...text] = parts;
  const tag = (name: string) => name.replaceAll('_', '-');
  return { from: tag(source), to: tag(target), text: text.join('/') };
}

function unquote(part: string): string {
  try {
    return decodeURIComponent(part.replaceAll('+', ' '));
  } catch {
    return part;
  }
}

const refused = otherMethods('GET', 'PUT', 'POST');
export { refused as PATCH, refused as DELETE };
