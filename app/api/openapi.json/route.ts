import { guard } from '../v1/guard';
import { openApi } from './openapi';

/** The API for other programs, as OpenAPI 3.1. */
export async function GET(request: Request): Promise<Response> {
  return guard(request) ?? Response.json(openApi());
}
