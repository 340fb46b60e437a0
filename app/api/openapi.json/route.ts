import { guard } from '../v1/guard';
import { otherMethods } from '../v1/other-methods';
import { openApi } from './openapi';

/** The API for other programs, as OpenAPI 3.1. */
export async function GET(request: Request): Promise<Response> {
  return guard(request) ?? Response.json(openApi());
}

const refused = otherMethods('GET');
export { refused as POST, refused as PUT, refused as PATCH, refused as DELETE };
