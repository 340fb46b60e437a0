import { listTermbases } from '@/lib/store/terms/termbases';
import { guard } from '../guard';
import { otherMethods } from '../other-methods';

/** The termbases. */
export async function GET(request: Request): Promise<Response> {
  return guard(request) ?? Response.json({ termbases: await listTermbases() });
}

const refused = otherMethods('GET');
export { refused as POST, refused as PUT, refused as PATCH, refused as DELETE };
