import { readMemory } from '@/lib/store/memory/list';
import { askMemory } from '@/lib/store/memory/service';
import { guard } from '../../../guard';
import { otherMethods } from '../../../other-methods';
import { invalid, problem, storeProblem } from '../../../problem';
import { readJson } from '../../../read-json';
import { memoryId, unitBody, unitsQuery } from '../../../schemas';

interface Context {
  params: Promise<{ id: string }>;
}

/** A window of a memory's units. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const refusal = guard(request);
  if (refusal) return refusal;
  const id = memoryId.safeParse((await params).id);
  if (!id.success) return problem(404, 'There is no such memory.');
  const query = unitsQuery.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (!query.success) return invalid(query.error);
  if (!(await readMemory(id.data))) return problem(404, 'There is no such memory.');
  try {
    return Response.json(await askMemory('units', { memoryId: id.data, ...query.data }));
  } catch (error) {
    return storeProblem(error);
  }
}

/** Adds a unit; the next lookup finds it. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const refusal = guard(request);
  if (refusal) return refusal;
  const id = memoryId.safeParse((await params).id);
  if (!id.success) return problem(404, 'There is no such memory.');
  const json = await readJson(request);
  if ('refusal' in json) return json.refusal;
  const body = unitBody.safeParse(json.value);
  if (!body.success) return invalid(body.error);
  try {
    const unit = await askMemory('addUnit', { memoryId: id.data, ...body.data });
    return Response.json(unit, { status: 201 });
  } catch (error) {
    return storeProblem(error);
  }
}

const refused = otherMethods('GET', 'POST');
export { refused as PUT, refused as PATCH, refused as DELETE };
