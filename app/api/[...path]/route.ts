import { unknownPath as answer } from '../v1/unknown-path';

/** What is not there is told in the form of all errors of the API. */
export { answer as GET, answer as POST, answer as PUT, answer as PATCH, answer as DELETE };
