import { unknownPath as answer } from '@/app/api/v1/unknown-path';

/** What the TM server does not do, such as stores of tmserver, is told in the form of all errors. */
export { answer as GET, answer as POST, answer as PUT, answer as PATCH, answer as DELETE };
