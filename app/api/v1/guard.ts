import { holdsToken } from '@/lib/access/bearer';
import { refuse } from '../trust';
import { problem } from './problem';

/** Lets a page of ours, a program on this machine, and who holds the token through; else says why not. */
export function guard(request: Request): Response | null {
  if (holdsToken(request.headers.get('authorization'), process.env.HEBI_TOKEN ?? '')) return null;
  return refuse(request) && problem(403, 'This request comes from a page elsewhere.');
}
