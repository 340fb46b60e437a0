import { cookies } from 'next/headers';
import { nameCookie, readName } from './name';

/** Who makes this request: the name that the person at the browser gave; '' where none. */
export async function currentAuthor(): Promise<string> {
  return readName((await cookies()).get(nameCookie)?.value);
}
