/** A text with slashes that a client did not quote. */
export { GET, POST, PUT, PATCH, DELETE } from '../route';
