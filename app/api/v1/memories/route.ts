import { listMemories } from '@/lib/store/memory/memory-list';
import { guard } from '../guard';

/** The stored memories. */
export async function GET(request: Request): Promise<Response> {
  return guard(request) ?? Response.json({ memories: await listMemories() });
}
