import { listTermbases } from '@/lib/store/terms/termbases';
import { guard } from '../guard';

/** The termbases. */
export async function GET(request: Request): Promise<Response> {
  return guard(request) ?? Response.json({ termbases: await listTermbases() });
}
