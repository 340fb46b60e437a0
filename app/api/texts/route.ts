import { refuse } from '@/app/api/trust';
import { listTitles } from '@/lib/store/texts';

/** The texts of the library by their titles, those opened last first. */
export async function GET(request: Request): Promise<Response> {
  const refusal = refuse(request);
  if (refusal) return refusal;
  const texts = await listTitles();
  return Response.json({ texts }, { headers: { 'Cache-Control': 'no-store' } });
}
