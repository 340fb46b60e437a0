import { listMemories } from '@/lib/store/memory/memory-list';
import { guard } from '../guard';
import { otherMethods } from '../other-methods';

/** The stored memories. */
export async function GET(request: Request): Promise<Response> {
  return guard(request) ?? Response.json({ memories: await listMemories() });
}

const refused = otherMethods('GET');
export { refused as POST, refused as PUT, refused as PATCH, refused as DELETE };
